import type { Topic } from './topic.ts'

/** What families write to the staff. */
export const GUARDIAN_TO_STAFF: Topic[] = [
  {
    subject: 'Retard {d’enfant} ce matin',
    duty: 'CPE',
    body: 'Le tramway était arrêté à la Part-Dieu, {enfant} est {arrivé|arrivée} avec vingt minutes de retard. Merci d’excuser ce retard.',
    replies: ['C’est noté et justifié, merci de votre message.'],
  },
  {
    subject: 'Absence {d’enfant}',
    duty: 'CPE',
    body: '{enfant} a de la fièvre et restera à la maison aujourd’hui et {jour+1}. Je vous ferai parvenir le certificat.',
    replies: ['Merci. Bon rétablissement à {enfant}.'],
    file: 'certificat',
  },
  {
    subject: 'Carte de cantine {d’enfant}',
    duty: 'CPE',
    body: '{enfant} a perdu sa carte de cantine. Que devons-nous faire pour en obtenir une autre ?',
    replies: [
      'La carte est prête, {enfant} peut la retirer au bureau de la vie scolaire. Une première carte perdue n’est pas facturée.',
      'Parfait, merci !',
    ],
  },
  {
    subject: 'Facture de demi-pension',
    duty: 'gestionnaire',
    body: 'La facture du trimestre compte les repas de la semaine où {enfant} était en voyage. Est-il possible d’obtenir une remise ?',
    replies: [
      'Vous avez raison : une remise de 18,40 € sera portée sur la prochaine facture.',
      'Merci pour votre réponse rapide.',
    ],
    file: 'facture',
  },
  {
    subject: 'Certificat de scolarité',
    duty: 'secrétaire de direction',
    body: 'Pourriez-vous m’adresser un certificat de scolarité pour {enfant} ({classe}) ? Il m’est demandé par mon employeur.',
    replies: ['Le voici en pièce jointe. L’original peut être retiré au secrétariat, de 8 h à 17 h.', 'Merci infiniment.'],
  },
  {
    subject: 'Projet d’accueil individualisé {d’enfant}',
    duty: 'infirmière',
    body: 'L’ordonnance {d’enfant} a changé. Je peux déposer le nouveau traitement à l’infirmerie {jour+1} matin.',
    replies: ['Très bien, je suis là dès 8 h. Merci d’apporter aussi l’ordonnance.', 'C’est entendu.'],
    file: 'ordonnance',
  },
  {
    subject: 'Changement d’adresse',
    duty: 'secrétaire de direction',
    body: 'Nous déménageons à la fin du mois, sans changer de secteur. Quels justificatifs devons-nous fournir ?',
    replies: ['Un justificatif de domicile de moins de trois mois suffit, par retour de message.'],
  },
  {
    subject: 'Casier {d’enfant}',
    duty: 'CPE',
    body: 'Le cadenas du casier {d’enfant} est bloqué et ses manuels sont à l’intérieur. Quelqu’un peut-il l’ouvrir ?',
    replies: ['Un assistant d’éducation s’en occupera {jour+1} à la récréation de 10 h.'],
  },
]

/** What families write to their own children. */
export const GUARDIAN_TO_CHILD: Topic[] = [
  {
    subject: 'Ce soir',
    body: 'Je finis plus tard que prévu. Peux-tu prendre le pain et commencer tes devoirs ? Je serai là vers 18 h 45.',
    replies: ['D’accord. J’ai presque fini l’exercice de maths.'],
  },
  {
    subject: 'Mot dans le carnet',
    body: 'Le collège m’indique qu’il y a un mot à signer dans ton carnet. Peux-tu me le montrer ce soir ?',
    replies: ['C’est dans mon carnet, page 24. Merci !'],
  },
  {
    subject: 'Orthodontiste',
    body: 'Rendez-vous {jour+1} à 16 h 30. Je t’attends devant la grille à 16 h, pense à prendre ton carnet.',
    replies: ['Oui, je préviens la vie scolaire.'],
  },
  {
    subject: 'Ton sac de piscine',
    body: 'Tu as laissé ton sac dans l’entrée. Je le dépose à la loge avant 10 h.',
    replies: ['Merci beaucoup, je passe le prendre à la récré !'],
  },
]

/** What teachers write to the families of one student. */
export const TEACHER_TO_GUARDIANS: Topic[] = [
  {
    subject: 'Travail {d’enfant} en {matière}',
    body: 'Je tenais à vous dire que {enfant} a beaucoup progressé ce mois-ci : {il|elle} ose répondre et ses cahiers sont soignés. Il faut continuer ainsi.',
    replies: ['Merci pour ce message, cela fait très plaisir à toute la famille.'],
  },
  {
    subject: 'Devoirs non faits',
    body: 'C’est la troisième fois que {enfant} vient sans son travail. Je souhaite {qu’enfant} fasse l’exercice {exo} page {page} pour {jour+2} et vous le montre.',
    replies: ['Je vous remercie de nous prévenir. Nous allons vérifier chaque soir.', 'Merci de votre soutien.'],
  },
  {
    subject: 'Oubli de matériel',
    body: '{enfant} n’avait ni livre ni calculatrice aujourd’hui. Pouvez-vous vérifier son sac avec {lui|elle} la veille au soir ?',
    replies: ['C’est noté, la calculatrice était restée chez son cousin.'],
  },
  {
    subject: 'Évaluation à rattraper',
    body: '{enfant} était {absent|absente} lors de l’évaluation. {Il|Elle} pourra la passer {jour+3} à {heure}, en salle {salle}.',
    replies: ['Merci, {enfant} sera {présent|présente}.'],
  },
  {
    subject: 'Aide aux devoirs',
    body: 'Il reste deux places le mardi et le jeudi à 16 h 30. Je pense que cela aiderait {enfant} à s’organiser. Qu’en pensez-vous ?',
    replies: ['C’est une bonne idée, {enfant} est d’accord pour le jeudi.', 'Parfait, je l’inscris dès cette semaine.'],
  },
  {
    subject: 'Bavardages',
    body: '{enfant} bavarde beaucoup depuis quelques semaines et perd le fil. J’ai changé sa place. Pourriez-vous en parler à la maison ?',
    replies: ['Nous en avons parlé hier soir. N’hésitez pas à nous écrire si cela continue.'],
  },
  {
    subject: 'Félicitations pour l’exposé',
    body: 'L’exposé {d’enfant} était clair, bien préparé et dit sans notes. Toute la classe a applaudi.',
    replies: ['Quelle joie de lire cela ! Merci beaucoup.'],
  },
]

/** What the staff writes to the families of one student. */
export const STAFF_TO_GUARDIANS: Topic[] = [
  {
    subject: 'Absence {d’enfant} ce matin',
    duty: 'CPE',
    body: 'Nous n’avons pas vu {enfant} en première heure. Merci de nous indiquer le motif de cette absence par retour de message.',
    replies: [
      '{Il|Elle} était {fiévreux|fiévreuse} ce matin. Je pensais vous avoir prévenus, toutes mes excuses.',
      'Merci, c’est noté. Bon rétablissement.',
    ],
  },
  {
    subject: 'Retards répétés',
    duty: 'CPE',
    body: '{enfant} est {arrivé|arrivée} en retard quatre fois en deux semaines. Pouvons-nous en parler {jour+2}, à 17 h, ou par téléphone ?',
    replies: ['Je vous appelle {jour+1} à midi. Le bus de 7 h 40 est souvent complet.'],
  },
  {
    subject: 'Passage à l’infirmerie',
    duty: 'infirmière',
    body: '{enfant} est {passé|passée} à l’infirmerie à {heure} pour un mal de ventre et est {reparti|repartie} en cours après une demi-heure de repos.',
    replies: ['Merci de nous avoir prévenus.'],
  },
  {
    subject: 'Vaccination : carnet à présenter',
    duty: 'infirmière',
    body: 'Merci de remettre à {enfant} une copie des pages de vaccination de son carnet de santé avant le {jour+6}.',
  },
  {
    subject: 'Manuel non rendu',
    duty: 'gestionnaire',
    body: 'Le manuel de SVT prêté l’an dernier à {enfant} n’a pas été rendu. Merci de le déposer à l’intendance avant le {jour+8}.',
    replies: ['Nous l’avons retrouvé sous une pile de bandes dessinées, {enfant} le rapporte demain.'],
  },
  {
    subject: 'Bourse de collège',
    duty: 'secrétaire d’intendance',
    body: 'Il manque votre avis d’imposition pour étudier la demande de bourse {d’enfant}. La campagne se termine {jour+9}.',
    replies: ['Le voici. Merci de votre rappel.', 'Bien reçu, le dossier est complet.'],
  },
  {
    subject: 'Entretien d’orientation',
    duty: 'psychologue',
    body: 'Je reçois les élèves qui le souhaitent pour parler de leur orientation. {enfant} a choisi {jour+4} à {heure}. Vous pouvez l’accompagner.',
    replies: ['Je viendrai avec {lui|elle}, merci.'],
  },
  {
    subject: 'Objet retrouvé',
    duty: 'CPE',
    body: 'Le blouson bleu marqué au nom {d’enfant} est au bureau de la vie scolaire.',
    replies: ['Merci ! Nous le cherchions depuis une semaine.'],
  },
]
