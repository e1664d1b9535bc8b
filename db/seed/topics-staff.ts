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
    body: '{élève} ({classe}) s’est {endormi|endormie} deux fois cette semaine. Pourriez-vous voir ce qui se passe ?',
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
  {
    subject: 'Salle informatique',
    duty: 'gestionnaire',
    body: 'La salle informatique est rouverte. Votre réservation du {jour+3} à {heure} est confirmée, pour quinze postes.',
    replies: ['Merci, c’est une bonne nouvelle.'],
  },
  {
    subject: 'Incident du {jour-1}',
    duty: 'CPE',
    body: 'J’ai reçu {enfant} ({classe}) après votre cours. {Il|Elle} reconnaît les faits et vous présentera ses excuses.',
    replies: ['Merci. L’incident est clos pour moi.', 'Très bien, je préviens la famille.'],
  },
  {
    subject: 'Aménagements {d’enfant}',
    duty: 'infirmière',
    body: 'Le dossier d’aménagement {d’enfant} ({classe}) doit partir avant le {jour+6}. Pourriez-vous remplir la page qui vous concerne ?',
    file: 'bilan',
    replies: ['C’est fait, le document est dans votre casier.'],
  },
  {
    subject: 'Projet d’orientation {d’enfant}',
    levels: '3',
    duty: 'psychologue',
    body: 'J’ai reçu {enfant} ({classe}), qui envisage un lycée professionnel. Votre avis me serait précieux avant le {jour+5}.',
    replies: [
      '{Il|Elle} est {sérieux|sérieuse} et habile de ses mains : le projet me semble solide.',
      'Merci, cela recoupe mon impression.',
    ],
  },
  {
    subject: 'Convocation : jury du brevet',
    duty: 'secrétaire de direction',
    body: 'Votre convocation est arrivée, elle est jointe. Merci de m’en accuser réception.',
    file: 'planning',
    replies: ['Bien reçue, merci.'],
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
