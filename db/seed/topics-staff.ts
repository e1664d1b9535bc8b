import type { Topic } from './topic.ts'

/** Between teachers. */
export const TEACHER_TO_TEACHER: Topic[] = [
  {
    subject: 'Échange de salle {jour+1}',
    body: 'Peux-tu me céder la salle {salle} {jour+1} à {heure} ? J’ai besoin du vidéoprojecteur pour un exposé.',
    replies: ['Oui, je prendrai la B07 à la place.', 'Merci, je te revaudrai ça.'],
  },
  {
    subject: 'Brevet blanc : échange de surveillance',
    body: 'Je peux échanger mon créneau du jeudi matin contre celui du vendredi après-midi, si cela t’arrange.',
    replies: ['Cela m’arrange bien, je préviens le secrétariat.'],
  },
  {
    subject: 'Brevet blanc : relecture du sujet',
    body: 'Voici la deuxième version du sujet. Peux-tu relire l’exercice 4 ? La consigne me semble longue.',
    replies: ['Relu : j’ai coupé une phrase et arrondi les valeurs.', 'C’est bien mieux, merci.'],
    file: 'sujet',
  },
  {
    subject: 'Livre prêté',
    body: 'As-tu encore le manuel du professeur que je t’avais prêté ? J’en aurai besoin {jour+2}.',
    replies: ['Il est dans ton casier depuis ce matin, avec mes excuses pour le retard.'],
  },
  {
    subject: 'Projet commun',
    body: 'Et si nous faisions travailler nos deux classes sur le même sujet au printemps ? J’ai une heure libre {jour+3}.',
    replies: ['Excellente idée. {jour+3} à midi, en salle des professeurs ?', 'Parfait.'],
  },
  {
    subject: 'Sortie : as-tu une place ?',
    body: 'Il me manque un accompagnateur pour {jour+6}. Tu serais libre le matin ?',
    replies: ['Oui, mes cours commencent à 13 h 30 ce jour-là.'],
  },
  {
    subject: 'Photocopies',
    body: 'Ton sujet est resté dans la photocopieuse, je l’ai mis dans ton casier. Il serait dommage que les élèves le trouvent avant le {jour+1}.',
    replies: ['Merci mille fois !'],
  },
]

/** Teachers to the staff. */
export const TEACHER_TO_STAFF: Topic[] = [
  {
    subject: 'Vidéoprojecteur de la salle {salle}',
    duty: 'gestionnaire',
    body: 'Il s’éteint au bout de dix minutes. Quelqu’un peut-il regarder avant le {jour+2} ?',
    replies: ['La lampe sera changée {jour+1}.', 'Merci de cette rapidité.'],
  },
  {
    subject: 'Élève en difficulté',
    duty: 'CPE',
    body: '{élève} ({classe}) s’est endormi[|e] deux fois cette semaine. Pourriez-vous voir ce qui se passe ?',
    replies: ['Je reçois {enfant} {jour+1} et je vous tiens au courant.', 'Merci beaucoup.'],
  },
  {
    subject: 'Réservation du car',
    duty: 'gestionnaire',
    body: 'Le devis pour la sortie est joint. Il faut répondre avant le {jour+4} pour garder la date.',
    replies: ['Le bon de commande part aujourd’hui.'],
    file: 'devis',
  },
  {
    subject: 'Rapport d’incident',
    duty: 'CPE',
    body: 'Une bousculade a eu lieu dans l’escalier à {heure}, sans blessé. Mon rapport est joint.',
    replies: ['Merci. Les élèves seront reçus cet après-midi.'],
    file: 'rapport',
  },
  {
    subject: 'Convocation à une formation',
    duty: 'secrétaire de direction',
    body: 'Je suis convoqué[|e] {jour+5} toute la journée. Je laisse du travail pour mes classes au bureau de la vie scolaire.',
    replies: ['C’est enregistré, les élèves seront prévenus.'],
  },
  {
    subject: 'Demande de rendez-vous',
    duty: 'principale',
    body: 'Pourriez-vous me recevoir au sujet du projet de la classe de {classe} ? Je suis libre {jour+2} après 16 h.',
    replies: ['Volontiers : {jour+2}, 16 h 30, dans mon bureau.'],
  },
]

/** The staff to a teacher. */
export const STAFF_TO_TEACHER: Topic[] = [
  {
    subject: 'Réunion de vie scolaire {jour+2}',
    duty: 'CPE',
    body: 'Je vous propose de nous retrouver {jour+2} à 17 h 30 en salle B12 pour faire le point sur la demi-pension et les retards du matin.',
    replies: ['J’y serai.', 'Parfait, merci.'],
  },
  {
    subject: '{élève} : retour d’absence',
    duty: 'CPE',
    body: '{enfant} ({classe}) revient {jour+1} après une semaine d’absence. Merci de prévoir les photocopies des leçons.',
    replies: ['Elles sont prêtes, {enfant} peut passer me voir à la récréation.'],
  },
  {
    subject: 'Remplacement {jour+1} à {heure}',
    duty: 'principal adjoint',
    body: 'Pourriez-vous prendre la classe de {classe} {jour+1} à {heure} ? Le cours serait compté en heure supplémentaire.',
    replies: ['C’est d’accord.', 'Merci, la vie scolaire prévient les élèves.'],
  },
  {
    subject: 'Votre emploi du temps',
    duty: 'principal adjoint',
    body: 'À partir du {jour+5}, votre cours de {heure} passe en salle {salle}. L’emploi du temps à jour est joint.',
    file: 'emploi-du-temps',
    replies: ['Bien reçu, merci.'],
  },
  {
    subject: 'Notes de frais',
    duty: 'secrétaire d’intendance',
    body: 'Il me manque le justificatif de transport de la dernière sortie pour vous rembourser.',
    replies: ['Le voici, avec mes excuses.'],
  },
  {
    subject: 'Entretien avec la famille {d’enfant}',
    duty: 'CPE',
    body: 'Je reçois la famille {jour+3} à 17 h. Votre présence serait précieuse, une vingtaine de minutes.',
    replies: ['Je viendrai directement après mon cours.'],
  },
  {
    subject: 'Accompagnement {d’enfant}',
    duty: 'AESH',
    body: 'Je serai avec {enfant} ({classe}) à votre cours de {heure} dès {jour+1}. Pourriez-vous me transmettre les documents la veille ?',
    replies: ['Bien sûr, je vous les envoie chaque dimanche.'],
  },
]

/** Between people of the staff. */
export const STAFF_TO_STAFF: Topic[] = [
  {
    subject: 'Surveillance de la grille',
    body: 'Il manque une personne à la grille {jour+1} à 16 h 30. Qui pourrait s’y tenir un quart d’heure ?',
    replies: ['J’y serai.', 'Merci beaucoup.'],
  },
  {
    subject: 'Commande de fournitures',
    body: 'Je passe la commande {jour+2}. Merci de m’indiquer vos besoins en papier et en enveloppes.',
    replies: ['Deux cartons de papier pour la vie scolaire, s’il te plaît.'],
  },
  {
    subject: 'Exercice d’évacuation',
    body: 'Peux-tu vérifier le sifflet et le plan du deuxième étage avant le {jour+3} ?',
    replies: ['Tout est en place, j’ai remplacé le plan.'],
  },
  {
    subject: 'Élève à raccompagner',
    body: '{élève} ({classe}) attend ses parents à l’infirmerie. Je dois m’absenter à {heure}, peux-tu prendre le relais ?',
    replies: ['Oui, je descends.'],
  },
  {
    subject: 'Planning de la semaine',
    body: 'Voici le planning de la semaine prochaine, avec les conseils de classe et les deux sorties.',
    file: 'planning',
    replies: ['Merci, il manque la commission menus du {jour+6}.', 'Ajoutée.'],
  },
]

/** From the school to many; `group` says to whom. */
export const STAFF_TO_EVERYBODY: Topic[] = [
  {
    group: 'Parents',
    subject: 'Exercice d’évacuation {jour+3}',
    body: 'Un exercice aura lieu {jour+3} entre 10 h et 11 h. Les élèves resteront sous le préau une vingtaine de minutes : prévoir un vêtement chaud.',
  },
  {
    group: 'Parents',
    subject: 'Menus de la semaine',
    duty: 'gestionnaire',
    body: 'Les menus de la semaine prochaine sont joints. Un repas végétarien est proposé chaque jour.',
    file: 'menu',
  },
  {
    group: 'Parents',
    subject: 'Fermeture de la cantine {jour+4}',
    duty: 'gestionnaire',
    body: 'En raison d’un mouvement de grève, le self sera fermé {jour+4}. Les élèves peuvent apporter un repas froid ou déjeuner à la maison.',
  },
  {
    group: 'Parents',
    subject: 'Portes ouvertes du collège',
    body: 'Nous ouvrons nos portes {jour+10} de 9 h à 12 h. Les élèves volontaires pour guider les familles sont les bienvenus.',
  },
  {
    group: 'Parents',
    subject: 'Prévenir le harcèlement',
    duty: 'CPE',
    body: 'Une soirée d’information aura lieu {jour+7} à 18 h en salle polyvalente. Le numéro <strong>3018</strong> est gratuit et ouvert tous les jours, pour les élèves comme pour les familles.',
  },
  {
    group: 'Parents',
    subject: 'Calendrier du trimestre',
    body: 'Vous trouverez en pièce jointe les dates des conseils de classe, des réunions et des sorties.',
    file: 'calendrier',
  },
  {
    group: 'Élèves',
    subject: 'Élections au conseil de la vie collégienne',
    duty: 'CPE',
    body: 'Les candidatures sont ouvertes jusqu’au {jour+5}. Venez chercher une fiche au bureau de la vie scolaire, seuls ou à deux.',
  },
  {
    group: 'Élèves',
    subject: 'Semaine du goût au self',
    duty: 'gestionnaire',
    body: 'Chaque midi, un plat d’une région différente. Votez pour votre préféré sur le panneau du préau.',
  },
  {
    group: 'Élèves',
    subject: 'Objets trouvés',
    duty: 'CPE',
    body: 'Trois blousons, une clarinette et onze gourdes attendent leurs propriétaires. Passez avant le {jour+5}, le reste ira à une association.',
  },
  {
    group: 'Élèves',
    subject: 'Casque et vélo',
    duty: 'CPE',
    body: 'Le garage à vélos ferme désormais à 17 h 45. Pensez à l’antivol, et à vos lumières : il fait nuit tôt.',
  },
  {
    group: 'Élèves',
    subject: 'Téléphones',
    duty: 'CPE',
    body: 'Les téléphones restent éteints et rangés, de la grille à la grille. En cas d’urgence, le bureau de la vie scolaire appelle vos parents.',
  },
  {
    group: 'Enseignants',
    subject: 'Conseils de classe du {terme} trimestre',
    duty: 'principal adjoint',
    body: 'Le calendrier est joint. Les appréciations sont à saisir trois jours avant chaque conseil.',
    file: 'calendrier',
  },
  {
    group: 'Enseignants',
    subject: 'Formation : classe sans écran',
    body: 'Il reste quatre places pour la journée du {jour+9}. Inscriptions au secrétariat avant le {jour+4}.',
    replies: ['Je m’inscris volontiers.'],
  },
  {
    group: 'Enseignants',
    subject: 'Brevet blanc : organisation',
    duty: 'principal adjoint',
    body: 'Les épreuves auront lieu {jour+11} et {jour+12}. Le tableau des surveillances est joint ; signalez-moi les empêchements d’ici {jour+3}.',
    file: 'surveillances',
    replies: ['Je suis en sortie ce jour-là, peut-on m’échanger avec un collègue ?', 'C’est fait.'],
  },
  {
    group: 'Enseignants',
    subject: 'Clés et salles',
    duty: 'gestionnaire',
    body: 'Merci de fermer les fenêtres le soir : deux radiateurs ont gelé pendant le week-end.',
  },
  {
    group: 'Enseignants',
    subject: 'Heures supplémentaires',
    duty: 'secrétaire de direction',
    body: 'Les relevés du mois sont à rendre avant le {jour+4}. Passé cette date, ils seront payés le mois suivant.',
  },
  {
    group: 'Enseignants',
    subject: 'Journée sportive',
    body: 'La journée sportive est fixée au {jour+12}. Les collègues d’EPS cherchent des arbitres de bonne volonté, aucune compétence exigée.',
    replies: ['Je peux tenir le chronomètre.'],
  },
  {
    group: 'Enseignants',
    subject: 'Réunion plénière {jour+4}',
    body: 'Ordre du jour : bilan de la rentrée, projet d’établissement, questions diverses. Salle polyvalente, 17 h.',
  },
  {
    group: 'Personnels',
    subject: 'Planning des permanences',
    duty: 'CPE',
    body: 'Voici les permanences de la semaine prochaine. Dites-moi s’il faut échanger un créneau.',
    file: 'planning',
    replies: ['Je prends celle de mardi midi.'],
  },
  {
    group: 'Personnels',
    subject: 'Entretien des locaux',
    duty: 'gestionnaire',
    body: 'Les vitres du hall seront nettoyées {jour+2}. L’entrée se fera par la cour.',
  },
  {
    group: 'Personnels',
    subject: 'Pot de départ',
    body: 'Nous nous retrouvons {jour+6} à 16 h en salle des professeurs. Chacun apporte quelque chose à partager.',
  },
  {
    group: 'Professeurs principaux',
    subject: 'Orientation : documents à distribuer',
    duty: 'psychologue',
    body: 'Les brochures sont arrivées. Je les dépose dans vos casiers, une par élève.',
  },
  {
    group: 'Professeurs principaux',
    subject: 'Réunion des professeurs principaux {jour+3}',
    body: 'Nous préparerons les conseils de classe et le suivi des élèves absents. Salle B12, 12 h 45.',
    replies: ['Je serai en retard de dix minutes.'],
  },
  {
    group: 'Conseil d’administration',
    subject: 'Conseil d’administration : ordre du jour',
    duty: 'principale',
    body: 'Veuillez trouver ci-joint l’ordre du jour de la séance du {jour+8}, 18 h, ainsi que le compte rendu de la précédente.',
    file: 'ordre-du-jour',
  },
  {
    group: 'Vie scolaire',
    subject: 'Points de la semaine',
    duty: 'CPE',
    body: 'Merci à tous pour la surveillance du self. Cette semaine, attention particulière aux couloirs du deuxième étage entre 13 h et 13 h 30.',
  },
  {
    group: 'Parents de {niveau}e',
    subject: 'Réunion d’information pour le niveau {niveau}e',
    duty: 'principal adjoint',
    body: 'Nous vous attendons {jour+7} à 18 h en salle polyvalente. Au programme : organisation, évaluations, questions.',
  },
  {
    group: 'Parents de {niveau}e',
    subject: 'Séances de piscine du niveau {niveau}e',
    body: 'Les séances commencent {jour+5}. Maillot, bonnet et serviette sont nécessaires ; un certificat est demandé en cas de dispense.',
  },
  {
    group: 'Élèves de {niveau}e',
    subject: 'Photographies de classe du niveau {niveau}e',
    duty: 'CPE',
    body: 'Rendez-vous {jour+3} dans la cour, à l’heure indiquée sur le panneau. On sourit, on enlève les casquettes.',
  },
  {
    group: 'Élèves de {niveau}e',
    subject: 'Attestation de sécurité routière',
    duty: 'CPE',
    body: 'L’épreuve aura lieu {jour+8} en salle informatique. Entraînez-vous avec la fiche jointe.',
    file: 'fiche',
  },
]

/** Between teachers of one subject. */
export const SUBJECT_TEAM: Topic[] = [
  {
    subject: 'Progression commune',
    body: 'J’ai mis à jour notre progression. Pouvez-vous relire la partie du {terme} trimestre avant le {jour+5} ?',
    file: 'progression',
    replies: ['C’est très clair. J’inverserais seulement les deux dernières séquences.', 'D’accord, je modifie.'],
  },
  {
    subject: 'Évaluation commune',
    body: 'Je propose {jour+8} pour l’évaluation commune, sur deux heures, avec un barème sur quarante.',
    replies: ['Cela me convient.'],
  },
  {
    subject: 'Commande de manuels',
    body: 'Combien vous en manque-t-il ? La commande part {jour+4}.',
    replies: ['Trois pour ma salle.'],
  },
  {
    subject: 'Concours',
    body: 'Les inscriptions sont ouvertes jusqu’au {jour+7}. Quelles classes souhaitez-vous engager ?',
    replies: ['Mes deux classes sont partantes.'],
  },
]
