import type { Topic } from './topic.ts'

/** What teachers write to a whole class. */
export const TEACHER_TO_CLASS: Topic[] = [
  {
    subject: 'Contrôle du {jour+5}',
    body: 'Le contrôle {de matière} aura lieu {jour+5}. Il portera sur :\n\n- la leçon, sans la dernière page ;\n- les exercices {exo} et suivants, page {page} ;\n- le vocabulaire noté en rouge.\n\nVenez avec votre règle et une calculatrice.',
    file: 'fiche',
  },
  {
    subject: 'Devoir maison à rendre {jour+6}',
    body: 'Vous trouverez le sujet en pièce jointe. Rédigez sur une copie double, avec une marge. Le travail à deux est permis, la copie ne l’est pas.',
    replies: ['Est-ce qu’on peut rendre le devoir à l’ordinateur ?', 'Non, à la main cette fois-ci.'],
    file: 'sujet',
  },
  {
    subject: 'Changement de salle {jour+1}',
    body: 'Notre cours de {heure} aura lieu en salle {salle}, le vidéoprojecteur de la salle habituelle est en réparation.',
  },
  {
    subject: 'Exposés : ordre de passage',
    body: 'Voici l’ordre de passage. Chaque groupe dispose de huit minutes, questions comprises. Les diaporamas doivent m’être envoyés la veille.',
    replies: ['Notre groupe n’est pas dans la liste.', 'C’est corrigé, vous passez {jour+7}.'],
    file: 'liste',
  },
  {
    subject: 'Matériel pour {jour+2}',
    body: 'N’oubliez pas d’apporter une blouse ou un vieux tee-shirt, une paire de ciseaux et un tube de colle.',
  },
  {
    subject: 'Correction de l’évaluation',
    body: 'La correction est jointe. Comparez-la avec votre copie et refaites, au propre, l’exercice que vous avez le moins réussi.',
    file: 'correction',
  },
  {
    subject: 'Leçon de la semaine',
    body: 'La leçon vue en classe est dans le cahier de textes. Relisez-la ce soir : nous commencerons {jour+1} par cinq questions rapides.',
  },
  {
    subject: 'Lecture pour {jour+8}',
    body: 'Lisez les deux premiers chapitres. Notez trois mots que vous ne connaissiez pas et une phrase que vous aimez.',
  },
  {
    subject: 'Heure de vie de classe',
    body: '{jour+3}, nous parlerons de l’organisation du travail à la maison et des sorties à venir. Préparez vos idées avec les délégués.',
  },
  {
    subject: 'Absence {jour+1}',
    body: 'Je serai en formation {jour+1}. Vous irez en permanence avec les exercices {exo} et {exo2} de la page {page}, à terminer pour le cours suivant.',
  },
  {
    subject: 'Très bon travail',
    body: 'Bravo à toute la classe pour la séance d’aujourd’hui : de l’écoute, des questions et des tables rangées. On continue.',
  },
]

/** What teachers write to the parents of a class. */
export const TEACHER_TO_PARENTS: Topic[] = [
  {
    subject: 'Réunion parents-professeurs {jour+8}',
    body: 'L’équipe de {classe} vous recevra {jour+8} de 17 h à 20 h. Les rendez-vous se prennent en ligne à partir du {jour+2}, 18 heures.\n\nLa présence de votre enfant est souhaitée.',
    replies: [
      'Je ne pourrai venir qu’après 19 h. Restera-t-il des créneaux ?',
      'Oui, j’en garde deux pour les familles qui travaillent tard.',
    ],
  },
  {
    subject: 'Sortie de la classe {jour+9}',
    body: 'La classe de {classe} sortira {jour+9} au matin. Merci de rendre l’autorisation signée avant le {jour+4}.\n\nLe rendez-vous est fixé à 8 h 10 sous le préau ; prévoir un vêtement de pluie et de quoi écrire.',
    replies: ['Merci pour cette belle sortie. Avez-vous besoin d’accompagnateurs ?', 'Volontiers, il m’en manque encore deux.'],
    file: 'autorisation',
  },
  {
    subject: 'Conseil de classe du {terme} trimestre',
    body: 'Le conseil de classe de {classe} se tiendra {jour+7} à 17 h 15. Vos délégués recueillent vos remarques jusqu’au {jour+5}.',
  },
  {
    subject: 'Fournitures à renouveler',
    body: 'À ce moment de l’année, beaucoup de trousses se vident. Merci de vérifier avec votre enfant : stylos, colle, copies doubles, calculatrice.',
  },
  {
    subject: 'Point sur la classe de {classe}',
    body: 'Le trimestre avance bien. La classe est vivante, parfois un peu trop ; nous travaillons l’écoute.\n\nLes évaluations communes sont prévues {jour+6} et {jour+7}.',
    replies: ['Merci pour ces nouvelles, c’est appréciable.'],
  },
  {
    subject: 'Bulletins disponibles',
    body: 'Les bulletins du {terme} trimestre peuvent être consultés et téléchargés. Je reste disponible pour en parler avec vous.',
    file: 'bulletin',
  },
  {
    subject: 'Assurance scolaire : dernier rappel',
    body: 'Il me manque encore quelques attestations d’assurance. Elles sont obligatoires pour les sorties. Merci de les envoyer avant le {jour+5}.',
  },
  {
    subject: 'Photographie de classe',
    body: 'Le photographe viendra {jour+4}. Les bons de commande seront distribués aux élèves la semaine suivante.',
  },
]

/** What teachers write to the team of a class. */
export const TEACHER_TO_TEAM: Topic[] = [
  {
    subject: '{classe} : évaluations de la semaine prochaine',
    body: 'Les élèves ont déjà trois évaluations {jour+5}. Pourrions-nous étaler ? Je peux décaler la mienne au {jour+7}.',
    replies: ['Je peux déplacer la mienne au lundi suivant.', 'Merci, cela fera respirer tout le monde.'],
  },
  {
    subject: '{classe} : préparation du conseil',
    body: 'Merci de remplir vos appréciations avant le {jour+4}. J’ai joint le tableau des moyennes provisoires.',
    file: 'moyennes',
    replies: ['C’est fait de mon côté.'],
  },
  {
    subject: '{élève} : aménagements',
    body: 'Les parents {d’enfant} m’ont transmis un bilan. Merci de prévoir des énoncés aérés et un tiers-temps aux évaluations.',
    replies: ['Bien noté. Est-ce que cela vaut aussi pour l’oral ?', 'Oui, on lui laisse le temps de préparer.'],
  },
  {
    subject: '{classe} : ambiance',
    body: 'La classe est agitée l’après-midi, surtout après le self. Est-ce pareil chez vous ? Je propose un plan de classe commun.',
    replies: ['Même constat le mardi. Je suis pour le plan de classe.', 'D’accord aussi, on le met en place lundi.'],
  },
  {
    subject: 'Sortie de la {classe} : heures concernées',
    body: 'La sortie du {jour+8} touche les cours de 8 h à 12 h. Désolé[|e] pour les heures perdues, je peux en rendre une {jour+9}.',
    replies: ['Aucun souci pour moi, bonne sortie !'],
  },
  {
    subject: '{classe} : projet commun',
    body: 'Je cherche deux collègues pour un projet sur l’eau, d’ici au printemps : mesures, récits, affiches. Une heure de concertation {jour+3} à midi ?',
    replies: ['Partant[|e] ! Je peux faire les mesures avec la classe.', 'Parfait, rendez-vous en salle {salle}.'],
  },
]

/** What the staff writes to the team of a class. */
export const STAFF_TO_TEAM: Topic[] = [
  {
    subject: 'Appel du matin en {classe}',
    duty: 'CPE',
    body: 'Merci de confirmer avant 10 h la présence de deux élèves de {classe} lors de votre premier cours : l’appel n’a pas été enregistré.',
    replies: ['Ils étaient bien là tous les deux, j’avais oublié de valider. Désolé[|e].'],
  },
  {
    subject: 'Suivi {d’enfant} ({classe})',
    duty: 'CPE',
    body: 'J’ai reçu {enfant} et ses parents. {Il|Elle} viendra signer une fiche de suivi à chaque heure pendant deux semaines. Merci de noter un mot, même bref.',
    replies: ['C’est entendu. La première heure s’est bien passée.'],
  },
  {
    subject: '{classe} : élève à l’infirmerie',
    duty: 'infirmière',
    body: 'Un plan d’accueil est en place pour {enfant}. La trousse est à l’infirmerie et suit la classe en sortie.',
  },
  {
    subject: 'Exclusion de cours en {classe}',
    duty: 'CPE',
    body: 'Merci de prévoir un travail écrit pour toute exclusion ponctuelle : sans travail, l’élève s’ennuie et dérange la permanence.',
  },
  {
    subject: '{classe} : conseil de classe avancé',
    duty: 'principal adjoint',
    body: 'Le conseil de {classe} est avancé au {jour+6}, 16 h 45, en salle {salle}. Merci de terminer les appréciations {jour+4}.',
  },
]
