/** The kinds of files that go with messages. Names have slots like texts; `title` and `lines` are what they hold. */
export type DemoFile = { name: string; title: string; lines: string[]; versions: number }

/** Each has a few versions, so that not every attachment is the same file. */
export const FILES: Record<string, DemoFile> = {
  'autorisation-signee': {
    name: 'Autorisation-signée-{enfant}.pdf',
    title: 'Autorisation de sortie',
    lines: ['J’autorise mon enfant à participer à la sortie.', 'Fait à Lyon, signé par le responsable légal.'],
    versions: 2,
  },
  autorisation: {
    name: 'Autorisation-de-sortie-{classe}.pdf',
    title: 'Autorisation de sortie',
    lines: [
      'À rendre signée au professeur principal.',
      'Départ à 8 h 20, retour à 12 h 30.',
      'Nom de l’élève : ………………………………',
      'Signature du responsable : ………………………',
    ],
    versions: 2,
  },
  bilan: {
    name: 'Bilan-orthophonique.pdf',
    title: 'Bilan orthophonique',
    lines: ['Énoncés aérés, police lisible, tiers-temps.', 'Lecture à voix haute sur la base du volontariat.'],
    versions: 1,
  },
  certificat: {
    name: 'Certificat-médical.pdf',
    title: 'Certificat médical',
    lines: ['L’état de santé de l’élève justifie une absence de deux jours.'],
    versions: 2,
  },
  facture: {
    name: 'Facture-demi-pension.pdf',
    title: 'Facture de demi-pension',
    lines: ['Forfait quatre jours : 152,60 €', 'Remise : 0,00 €', 'Net à payer : 152,60 €'],
    versions: 2,
  },
  ordonnance: { name: 'Ordonnance-{enfant}.png', title: 'Ordonnance', lines: [], versions: 1 },
  figure: { name: 'Figure-exercice-{exo}.png', title: 'Figure', lines: [], versions: 4 },
  devoir: { name: 'Devoir-{enfant}.png', title: 'Devoir', lines: [], versions: 4 },
  convention: {
    name: 'Convention-de-stage.odt',
    title: 'Convention de stage',
    lines: [
      'Entre le collège Jean-Moulin et l’entreprise d’accueil.',
      'Durée : cinq jours ouvrés.',
      'Horaires : de 9 h à 12 h et de 14 h à 17 h.',
    ],
    versions: 1,
  },
  fiche: {
    name: 'Fiche-de-révision-{classe}.pdf',
    title: 'Fiche de révision',
    lines: [
      '1. Relire la leçon et refaire le schéma.',
      '2. Refaire deux exercices sans la correction.',
      '3. Apprendre les définitions en rouge.',
      '4. Préparer son matériel la veille.',
    ],
    versions: 4,
  },
  sujet: {
    name: 'Sujet-exercice-{exo}.pdf',
    title: 'Sujet',
    lines: [
      'Toutes les réponses sont à justifier.',
      'Exercice 1 : calculs (6 points)',
      'Exercice 2 : construction (7 points)',
      'Exercice 3 : problème (7 points)',
    ],
    versions: 4,
  },
  correction: {
    name: 'Correction-{classe}.pdf',
    title: 'Correction de l’évaluation',
    lines: [
      'Exercice 1 : attention aux unités.',
      'Exercice 2 : la figure doit être codée.',
      'Exercice 3 : une phrase de conclusion est attendue.',
    ],
    versions: 3,
  },
  liste: {
    name: 'Ordre-de-passage-{classe}.csv',
    title: 'Groupe;Jour;Heure',
    lines: ['Groupe 1;mardi;10 h 15', 'Groupe 2;mardi;10 h 25', 'Groupe 3;vendredi;8 h 05', 'Groupe 4;vendredi;8 h 15'],
    versions: 2,
  },
  bulletin: {
    name: 'Lire-le-bulletin.pdf',
    title: 'Comment lire le bulletin',
    lines: [
      'Les compétences vont de 1 à 4.',
      'La moyenne de la classe est donnée à titre indicatif.',
      'L’appréciation générale est celle du conseil de classe.',
    ],
    versions: 1,
  },
  moyennes: {
    name: 'Moyennes-{classe}.ods',
    title: 'Moyennes provisoires',
    lines: ['Matière;Moyenne', 'Français;12,4', 'Mathématiques;11,8', 'Histoire-géographie;13,1', 'Anglais;12,9'],
    versions: 3,
  },
  devis: {
    name: 'Devis-car.pdf',
    title: 'Devis de transport',
    lines: ['Un car de 53 places, aller et retour.', 'Total toutes taxes comprises : 486,00 €', 'Offre valable quinze jours.'],
    versions: 1,
  },
  rapport: {
    name: 'Rapport-incident.odt',
    title: 'Rapport d’incident',
    lines: ['Bousculade dans l’escalier B, sans blessé.', 'Élèves entendus séparément.'],
    versions: 1,
  },
  'emploi-du-temps': {
    name: 'Emploi-du-temps.pdf',
    title: 'Emploi du temps',
    lines: ['Lundi : 8 h – 12 h', 'Mardi : 9 h – 16 h 30', 'Jeudi : 8 h – 15 h 30', 'Vendredi : 10 h 15 – 17 h 30'],
    versions: 2,
  },
  planning: {
    name: 'Planning-semaine.ods',
    title: 'Planning',
    lines: [
      'Jour;Matin;Après-midi',
      'Lundi;Vie scolaire;Grille',
      'Mardi;Self;Permanence',
      'Jeudi;Permanence;Grille',
      'Vendredi;Self;Étude',
    ],
    versions: 2,
  },
  menu: {
    name: 'Menus-de-la-semaine.pdf',
    title: 'Menus de la semaine',
    lines: [
      'Lundi : carottes râpées, dahl de lentilles, yaourt',
      'Mardi : salade, poulet rôti, haricots verts, pomme',
      'Jeudi : potage, gratin dauphinois, compote',
      'Vendredi : céleri, poisson, riz, clémentine',
    ],
    versions: 3,
  },
  calendrier: {
    name: 'Calendrier-du-trimestre.pdf',
    title: 'Calendrier du trimestre',
    lines: [
      'Conseils de classe : deuxième quinzaine',
      'Réunions avec les familles : le mardi, 17 h',
      'Brevet blanc : sur deux jours',
    ],
    versions: 2,
  },
  surveillances: {
    name: 'Surveillances-brevet-blanc.ods',
    title: 'Surveillances',
    lines: ['Salle;Matin;Après-midi', 'A11;M. Durand;Mme Martin', 'A14;Mme Martin;M. Durand', 'B02;à pourvoir;à pourvoir'],
    versions: 1,
  },
  'ordre-du-jour': {
    name: 'Ordre-du-jour-CA.pdf',
    title: 'Conseil d’administration',
    lines: ['1. Approbation du compte rendu', '2. Budget', '3. Sorties et voyages', '4. Questions diverses'],
    versions: 2,
  },
  progression: {
    name: 'Progression-commune.odt',
    title: 'Progression commune',
    lines: ['Séquence 1 : quatre semaines', 'Séquence 2 : trois semaines', 'Évaluation commune en fin de période'],
    versions: 1,
  },
  consignes: {
    name: 'Consignes-évacuation.txt',
    title: 'Consignes d’évacuation',
    lines: [
      'Fermer les fenêtres, laisser les sacs.',
      'Rejoindre le préau en rang, le registre à la main.',
      'Faire l’appel et lever le panneau vert.',
    ],
    versions: 1,
  },
  gadagne: {
    name: 'Programme-Gadagne.pdf',
    title: 'Sortie au musée Gadagne',
    lines: [
      '8 h 10 : rendez-vous sous le préau',
      '8 h 20 : départ du car',
      '9 h : visite « Lyon, des origines à la Révolution »',
      '10 h 45 : atelier plan de ville',
      '12 h 30 : retour pour la demi-pension',
    ],
    versions: 1,
  },
  'autorisations-liste': {
    name: 'Autorisations-{classe}.ods',
    title: 'Autorisations rendues',
    lines: ['Élève;Rendue', 'Bernard Léa;oui', 'Moreau Inès;non', 'Petit Hugo;non'],
    versions: 1,
  },
}
