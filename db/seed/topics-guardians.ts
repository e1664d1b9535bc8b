import type { Topic } from './topic.ts'

/** What families write to teachers. */
export const GUARDIAN_TO_TEACHER: Topic[] = [
  {
    subject: 'Absence {d’enfant} {jour+1}',
    body: '{enfant} aura un rendez-vous médical {jour+1} à {heure} et manquera votre cours. {Il|Elle} rattrapera la leçon auprès de ses camarades.\n\nPouvez-vous nous indiquer s’il y a un travail à rendre ce jour-là ?',
    replies: [
      'Merci de m’avoir prévenu[|e]. Il n’y a rien à rendre {jour+1} ; la leçon sera dans le cahier de textes.',
      'Merci beaucoup, nous regarderons cela ensemble.',
    ],
  },
  {
    subject: 'Travail à rattraper pour {enfant}',
    body: '{enfant} a été {absent|absente} depuis {jour-2} à cause d’une grippe. {Il|Elle} revient {jour+1}.\n\nPourriez-vous nous dire ce qui est à rattraper en {matière} ?',
    replies: [
      'J’espère {qu’enfant} va mieux. Il faut recopier la leçon et faire l’exercice {exo} page {page} ; le contrôle est repoussé pour {lui|elle} au {jour+5}.',
      'C’est très gentil, merci. {Il|Elle} sera {prêt|prête}.',
    ],
  },
  {
    subject: 'Cahier de textes {d’enfant}',
    body: '{enfant} me dit que le cahier de textes n’est pas rempli pour {jour+2}. Est-ce qu’un exercice a été donné en classe ?',
    replies: [
      'L’exercice {exo} page {page} est bien à faire pour {jour+2}. Je viens de le noter dans le cahier de textes, merci de me l’avoir signalé.',
      'Merci beaucoup pour votre réponse, nous allons regarder cela ensemble ce soir.',
    ],
  },
  {
    subject: 'Demande de rendez-vous',
    body: 'Les dernières notes {d’enfant} en {matière} nous inquiètent un peu. Serait-il possible de vous rencontrer ? Je suis disponible après 17 h 30, sauf le mercredi.',
    replies: [
      'Je vous propose {jour+4} à 17 h 45 en salle {salle}. {enfant} peut venir avec vous, ce sera plus utile.',
      'C’est parfait, nous serons là tous les deux.',
      'Entendu, {jour+4} donc.',
    ],
  },
  {
    subject: 'Bulletin du {terme} trimestre',
    body: 'Nous avons lu avec {enfant} l’appréciation {de matière}. Comment peut-{il|elle} mieux préparer les contrôles à la maison ?',
    replies: [
      'Le plus efficace est de refaire, sans regarder, deux exercices corrigés la veille. {enfant} participe bien en classe : il ne manque que ce travail régulier.',
      'Je vous remercie, nous allons essayer cela dès cette semaine.',
    ],
  },
  {
    subject: 'Lunettes cassées',
    body: '{enfant} a cassé ses lunettes hier et ne voit pas bien le tableau. Les nouvelles arrivent {jour+3}. Pourrait-{il|elle} s’asseoir au premier rang d’ici là ?',
    replies: ['Bien sûr, {il|elle} s’installera devant dès demain.'],
  },
  {
    subject: 'Évaluation du {jour+3}',
    body: '{enfant} a trois évaluations {jour+3}. {Il|Elle} s’organise, mais la soirée de la veille sera longue. Serait-il possible de déplacer celle {de matière} ?',
    replies: [
      'Vous avez raison, je n’avais pas vu les deux autres. L’évaluation aura lieu {jour+5} pour toute la classe.',
      'Merci beaucoup pour les élèves !',
    ],
  },
  {
    subject: 'Matériel oublié',
    body: '{enfant} a laissé son sac de sport et sa trousse en salle {salle}. Les avez-vous retrouvés ?',
    replies: [
      'La trousse est sur mon bureau, {enfant} peut la reprendre avant son cours de {heure}. Le sac a été déposé à la loge.',
    ],
  },
  {
    subject: 'Note du contrôle {de matière}',
    body: 'Il y a peut-être une erreur de report : la copie {d’enfant} porte 14,5 et le relevé indique 11,5.',
    replies: ['C’est une erreur de ma part, je l’ai corrigée à l’instant. Merci de votre attention.', 'Merci de votre rapidité.'],
  },
  {
    subject: 'Sortie scolaire : autorisation {d’enfant}',
    body: 'Voici l’autorisation signée pour la sortie. {enfant} déjeunera d’un pique-nique. {Il|Elle} est allergique aux fruits à coque, le médicament est à l’infirmerie.',
    replies: ['C’est noté, merci. J’emporterai la trousse d’urgence.'],
    file: 'autorisation-signee',
  },
  {
    subject: 'Accompagner la sortie',
    body: 'Je peux me libérer toute la journée et accompagner la classe si vous cherchez encore des parents.',
    replies: [
      'Avec grand plaisir, il me manquait justement une personne. Le rendez-vous est à 8 h 10 sous le préau.',
      'Très bien, j’y serai.',
    ],
  },
  {
    subject: 'Un mot sur l’ambiance de la classe',
    body: '{enfant} rentre un peu triste ces jours-ci et nous dit que des moqueries circulent dans le groupe. L’avez-vous remarqué de votre côté ?',
    replies: [
      'Merci de m’alerter. J’en parle dès demain avec la vie scolaire et je reçois {enfant} à la récréation, discrètement. Je vous tiens au courant.',
      'Merci de votre écoute, c’est rassurant.',
    ],
  },
  {
    subject: 'Réunion parents-professeurs : choix du créneau',
    body: 'Nous ne trouvons plus de créneau libre avant 18 h pour vous rencontrer. Pourriez-vous nous recevoir un autre jour au sujet {d’enfant} ?',
    replies: ['Venez plutôt {jour+6} à 17 h 15, nous aurons davantage de temps.', 'Merci, nous y serons.'],
  },
  {
    subject: 'Lecture et dyslexie',
    body: 'L’orthophoniste a rédigé un bilan pour {enfant}. Le voici, avec les aménagements conseillés : énoncés plus aérés et tiers-temps.',
    replies: ['Je vous remercie, je le transmets à l’équipe et j’adapte mes énoncés dès la prochaine évaluation.'],
    file: 'bilan',
  },
  {
    subject: 'Calculatrice',
    duty: 'mathématiques',
    body: 'Faut-il acheter à {enfant} une calculatrice particulière, ou celle de son grand frère convient-elle ? Elle a dix ans mais semble solide.',
    replies: [
      'Elle conviendra très bien. Qu’{il|elle} l’apporte demain, nous vérifierons ensemble le mode degré.',
      'Voilà une économie bienvenue, merci.',
    ],
  },
  {
    subject: 'Devoir maison {d’enfant}',
    duty: 'mathématiques',
    body: 'Nous avons cherché l’exercice {exo} à trois générations, sans succès. Y a-t-il une erreur dans l’énoncé, ou seulement dans la famille ?',
    replies: [
      'C’est bien l’énoncé : il faut lire 12 cm et non 21. Toutes mes excuses à la grand-mère {d’enfant}.',
      'Elle accepte vos excuses et se dit soulagée.',
    ],
  },
  {
    subject: 'Cahier égaré',
    body: 'Le cahier {de matière} {d’enfant} est resté introuvable tout le week-end. Serait-il dans votre salle ?',
    replies: ['Il était sous le radiateur de la salle {salle}. {enfant} peut le reprendre {jour+1}.'],
  },
  {
    subject: 'Semaine de stage',
    levels: '3',
    body: '{enfant} a trouvé son stage chez un luthier du Vieux-Lyon. Pouvez-vous nous dire qui signe la convention du côté du collège ?',
    replies: [
      'Quelle belle idée ! La convention se dépose au secrétariat, Mme Leroy la signe sous huit jours.',
      'Merci, {il|elle} la déposera {jour+1}.',
    ],
  },
  {
    subject: 'Orientation {d’enfant}',
    levels: '3',
    body: '{enfant} hésite entre la seconde générale et un lycée professionnel du bois. Qu’en pensez-vous, au vu de son trimestre ?',
    replies: [
      'Les deux sont à sa portée. Le mieux est d’aller aux portes ouvertes avec {lui|elle} ; je lui en parle en heure de vie de classe.',
      'Merci, nous irons aux deux.',
    ],
  },
  {
    subject: 'Brevet blanc',
    levels: '3',
    body: '{enfant} s’inquiète beaucoup du brevet blanc. Par où commencer les révisions ?',
    replies: [
      'Une fiche par chapitre, et un sujet ancien par semaine, chronomètre en main. Il vaut mieux vingt minutes chaque soir que deux heures le dimanche.',
      'Nous avons affiché votre conseil sur le réfrigérateur.',
    ],
  },
  {
    subject: 'Merci',
    body: '{enfant} est {rentré|rentrée} enthousiaste de votre cours et nous l’a raconté pendant tout le repas. Cela méritait un message.',
    replies: ['Votre message me touche beaucoup, merci.'],
  },
  {
    subject: 'Place {d’enfant} en classe',
    body: '{enfant} nous dit ne pas bien se concentrer au fond de la salle. Serait-il possible de changer de place ?',
    replies: ['{Il|Elle} s’assiéra au deuxième rang dès {jour+1}. Nous verrons si cela suffit.'],
  },
  {
    subject: 'Délégués des parents',
    body: 'Je prépare le conseil de classe avec les autres délégués. Y a-t-il des points que vous souhaitez voir abordés ?',
    replies: ['Le poids des sacs et le bruit au self reviennent souvent. Merci de porter ces questions.', 'C’est noté, merci.'],
  },
]
