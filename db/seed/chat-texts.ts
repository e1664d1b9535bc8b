/**
 * Talks of the chat around the people known by name, written by hand. `ago` is in minutes of the first author's working hours;
 * a line is said `after` minutes later than the one before (2 unless told). Students write text alone.
 */
export type ChatScene = {
  /** A room's name; a talk of two has none. */
  name?: string
  people: string[]
  ago: number
  lines: [who: string, text: string, after?: number][]
  /** How many of the last lines somebody has not read. */
  unread?: Record<string, number>
}

export const CHAT_SCENES: ChatScene[] = [
  {
    name: 'Sortie Gadagne',
    people: ['paul.durand', 'claire.martin', 'karim.benali'],
    ago: 64,
    lines: [
      ['paul.durand', 'Le car est confirmé, 54 places.'],
      ['claire.martin', 'Très bien. Qui prend le groupe de l’après-midi ?', 3],
      ['karim.benali', 'Moi, si la vie scolaire me remplace à la demi-pension.'],
      ['claire.martin', 'Je demande à Anne et je vous dis cela ce soir.', 1],
      ['karim.benali', 'Anne est d’accord, c’est réglé.', 13],
      ['karim.benali', 'Je prépare la liste d’appel pour les deux groupes.', 1],
      ['paul.durand', 'Parfait ! Rendez-vous à 8 h 10 sous le préau.', 2],
    ],
    unread: { 'claire.martin': 3 },
  },
  {
    people: ['karim.benali', 'claire.martin'],
    ago: 190,
    lines: [
      ['karim.benali', 'Tu as une minute à la récréation pour parler de Hugo ?'],
      ['claire.martin', 'Oui, je passe au bureau à 10 h.', 4],
      ['karim.benali', 'Merci. Sa mère a rappelé ce matin.', 1],
    ],
    unread: { 'claire.martin': 1 },
  },
  {
    people: ['claire.martin', 'anne.leroy'],
    ago: 700,
    lines: [
      ['claire.martin', 'Bonjour Anne, la salle B12 est-elle libre jeudi à 17 h 30 ?'],
      ['anne.leroy', 'Oui, je vous la réserve.', 11],
      ['claire.martin', 'Merci beaucoup.', 1],
    ],
  },
  {
    people: ['lea.bernard', 'ines.moreau'],
    ago: 32,
    lines: [
      ['lea.bernard', 'tu viens au CDI demain midi ?'],
      ['ines.moreau', 'oui si la cantine finit à l’heure', 2],
      ['lea.bernard', 'je garde une table', 1],
      ['ines.moreau', 't’as fait l’exo 14 ?', 9],
    ],
    unread: { 'lea.bernard': 1 },
  },
  {
    name: 'Groupe exposé',
    people: ['lea.bernard', 'hugo.petit', 'ines.moreau'],
    ago: 80,
    lines: [
      ['lea.bernard', 'on fait trois parties : les causes, le siège, la suite'],
      ['ines.moreau', 'je prends le siège', 4],
      ['hugo.petit', 'moi les causes', 2],
      ['lea.bernard', 'et moi la suite. On met tout ensemble quand ?', 1],
      ['hugo.petit', 'on se voit mercredi au CDI', 12],
    ],
    unread: { 'lea.bernard': 1, 'ines.moreau': 1 },
  },
  {
    people: ['hugo.petit', 'lea.bernard'],
    ago: 800,
    lines: [
      ['hugo.petit', 'c’est quelle page en histoire ?'],
      ['lea.bernard', '112 et 113, et la carte', 6],
      ['hugo.petit', 'ok merci', 1],
    ],
  },
  {
    people: ['lea.bernard', 'karim.benali'],
    ago: 2200,
    lines: [
      ['lea.bernard', 'Bonjour Monsieur, j’ai oublié mon carnet chez mon père, que dois-je faire ?'],
      ['karim.benali', 'Passe me voir à la récréation.', 7],
    ],
  },
  {
    people: ['sophie.bernard', 'karim.benali'],
    ago: 300,
    lines: [
      ['sophie.bernard', 'Bonjour, Jules peut-il rester à l’étude jusqu’à 17 h 30 ce soir ?'],
      ['karim.benali', 'Bonjour Madame, oui, je le note.', 9],
      ['sophie.bernard', 'Merci, bonne journée.', 2],
    ],
  },
  {
    people: ['nadia.petit', 'claire.martin'],
    ago: 1500,
    lines: [
      ['nadia.petit', 'Bonjour Madame, Hugo a-t-il rendu son devoir finalement ?'],
      ['claire.martin', 'Bonjour, oui, ce matin, et il est soigné.', 25],
    ],
  },
  {
    people: ['tom.garcia', 'paul.durand'],
    ago: 1900,
    lines: [
      ['tom.garcia', 'Bonjour Monsieur, est-ce que le contrôle porte aussi sur la frise ?'],
      ['paul.durand', 'Oui, sur les cinq premières dates.', 14],
      ['tom.garcia', 'Merci Monsieur', 3],
    ],
  },
]

/** Talks that might be anybody's, as lines said in turn; whom they are between is in the key. */
export const CHAT_DECKS: Record<'students' | 'colleagues' | 'family', string[][]> = {
  students: [
    ['tu as noté les devoirs d’anglais ?', 'oui, page 48, exercices 2 et 3', 'merci'],
    ['tu prends ton ballon demain ?', 'oui, on joue à la pause'],
    ['c’est annulé le club de vendredi ?', 'non, c’est en salle C04', 'super'],
    ['t’étais où en SVT ?', 'chez le dentiste, tu me passes le cours ?', 'je te le donne demain matin', 'merci !'],
    ['on révise ensemble mercredi ?', 'je demande à ma mère', 'elle est d’accord'],
    ['tu connais la date du cross ?', 'non, demande à la vie scolaire'],
    ['j’ai fini le roman', 'déjà ? j’en suis au chapitre 6', 'la fin est bien'],
  ],
  colleagues: [
    ['Peux-tu prendre mes 4B en salle d’informatique jeudi ?', 'Oui, la salle est libre à 14 h.', 'Merci, je te revaudrai ça.'],
    ['Les bulletins sont à relire avant vendredi.', 'Les miens sont prêts.', 'Parfait, je clos la période.'],
    ['As-tu retrouvé le vidéoprojecteur de la B07 ?', 'Il est à l’intendance, on le rapporte demain.'],
    ['On se voit à 12 h 30 pour le conseil ?', 'Oui, en salle des professeurs.', 'À tout à l’heure.'],
    ['Le car part à quelle heure finalement ?', '8 h 20 devant le portail.'],
    ['Qui garde la permanence à 16 h ?', 'C’est moi, jusqu’à 17 h.', 'Très bien, je t’envoie deux élèves.'],
  ],
  family: [
    ['Bonjour, mon enfant sera en retard ce matin, le bus est en panne.', 'Bonjour, merci de nous prévenir, c’est noté.'],
    ['Bonjour, à qui remettre le certificat médical ?', 'Bonjour, à la vie scolaire ou à l’infirmière.', 'Merci bien.'],
    ['Bonjour, la réunion de jeudi a-t-elle toujours lieu ?', 'Oui, à 18 h en salle polyvalente.', 'Nous y serons.'],
    ['Bonjour, peut-on récupérer un manteau oublié ?', 'Il est à la loge, vous pouvez passer jusqu’à 18 h.'],
  ],
}

/** Known people who see each other's status; the others are there to ask and be asked. */
export const FAVOURITES = [
  ['claire.martin', 'anne.leroy'],
  ['lea.bernard', 'ines.moreau'],
] as const
