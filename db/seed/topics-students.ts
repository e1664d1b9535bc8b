import type { Topic } from './topic.ts'

/** What students write to their teachers. */
export const STUDENT_TO_TEACHER: Topic[] = [
  {
    subject: 'Exercice {exo} page {page}',
    levels: '43',
    duty: 'mathématiques',
    body: 'Je n’ai pas compris la question 3. Est-ce qu’il faut utiliser le théorème de Thalès ou celui de Pythagore ?',
    replies: [
      'Regarde bien la figure : y a-t-il un angle droit ? Si oui, tu as ta réponse. Montre-moi ton brouillon demain, même inachevé.',
      'J’ai trouvé, merci !',
    ],
  },
  {
    subject: 'Devoir maison',
    levels: '43',
    duty: 'mathématiques',
    body: 'J’ai fini les exercices 1 et 2 mais je bloque sur la factorisation du 3. Est-ce que je peux le rendre {jour+2} ?',
    replies: [
      'D’accord pour {jour+2}. Cherche d’abord le facteur commun, il est caché dans le deuxième terme.',
      'Merci beaucoup, c’est fait.',
    ],
  },
  {
    subject: 'Fichier GeoGebra',
    duty: 'mathématiques',
    body: 'Mon fichier ne s’ouvre pas à la maison, je vous envoie une image de ma figure à la place.',
    replies: ['La figure est juste. Pense à coder les longueurs égales.'],
    file: 'figure',
  },
  {
    subject: 'Question sur la leçon',
    body: 'J’ai relu la leçon mais je ne comprends pas la fin de la page {page}. Est-ce que vous pourrez la revoir en classe ?',
    replies: ['Bonne question, d’autres l’ont posée aussi : nous la reprendrons au début du prochain cours.', 'Super, merci.'],
  },
  {
    subject: 'Exposé : date de passage',
    body: 'Est-ce que notre groupe peut passer {jour+5} au lieu du {jour+3} ? Il manque encore une partie du diaporama.',
    replies: [
      'C’est possible, mais ce sera le dernier délai. Envoyez-moi le plan avant le {jour+3}.',
      'Promis ! Merci de la part de tout le groupe.',
    ],
  },
  {
    subject: 'Devoir rendu en retard',
    body: 'J’ai oublié ma copie à la maison ce matin. Je vous l’envoie en pièce jointe pour ne pas être en retard.',
    replies: ['Bien reçu. Apporte tout de même l’original demain.'],
    file: 'devoir',
  },
  {
    subject: 'Absence au cours du {jour-1}',
    body: 'J’étais à l’infirmerie pendant votre cours. Qu’est-ce que je dois rattraper ?',
    replies: ['La leçon est dans le cahier de textes. Fais l’exercice {exo} page {page} si tu as le temps.'],
  },
  {
    subject: 'Livre à lire',
    duty: 'français',
    body: 'Le livre n’est plus disponible au CDI. Est-ce que je peux lire une autre édition ?',
    replies: ['Bien sûr, toutes les éditions conviennent, pourvu que le texte soit intégral.'],
  },
  {
    subject: 'Dictée',
    duty: 'français',
    body: 'Je n’ai pas la feuille de préparation de la dictée, est-ce que vous pouvez la mettre dans le cahier de textes ?',
    replies: ['C’est fait. Révise surtout les accords du participe passé.'],
  },
  {
    subject: 'Carte à compléter',
    duty: 'histoire-géographie',
    body: 'Sur le fond de carte, est-ce qu’il faut placer toutes les métropoles ou seulement les cinq premières ?',
    replies: ['Les cinq premières suffisent, avec une légende ordonnée.', 'Merci beaucoup !'],
  },
  {
    subject: 'Exposé sur la Résistance',
    levels: '3',
    duty: 'histoire-géographie',
    body: 'Nous avons trouvé au CDI un livre sur Jean Moulin à Lyon. Est-ce que nous pouvons montrer des photographies ?',
    replies: ['Oui, trois ou quatre au plus, avec leur source. Le musée en propose aussi sur son site.'],
  },
  {
    subject: 'Tenue pour la séance du {jour+1}',
    duty: 'EPS',
    body: 'Est-ce que la séance a lieu dehors s’il pleut ?',
    replies: ['Au gymnase si la pluie est forte. Prends quand même un coupe-vent.'],
  },
  {
    subject: 'Vocabulaire à apprendre',
    duty: 'anglais',
    body: 'Est-ce que l’évaluation portera aussi sur la liste de la page {page} ?',
    replies: ['Oui, mais seulement la première moitié. Bon courage !'],
  },
  {
    subject: 'Aide aux devoirs',
    body: 'Est-ce qu’il reste une place à l’aide aux devoirs du jeudi ?',
    replies: ['Il en reste deux. Viens avec ton carnet signé.', 'Merci, mes parents l’ont signé.'],
  },
  {
    subject: 'Ma figure',
    duty: 'mathématiques',
    body: 'Mes hauteurs ne se coupent pas au même point, alors que la leçon dit que si. Où est mon erreur ?',
    replies: [
      'Probablement dans l’équerre : vérifie celle qui part du sommet A. Un millimètre suffit.',
      'C’était bien celle-là !',
    ],
    file: 'figure',
  },
  {
    subject: 'Calcul littéral',
    duty: 'mathématiques',
    levels: '43',
    body: 'Pourquoi est-ce qu’on a le droit de remplacer x par n’importe quel nombre ? Dans l’exercice {exo}, cela marche, mais je ne sais pas l’expliquer.',
    replies: [
      'Très belle question, qui vaut mieux qu’une bonne réponse. Nous en parlerons {jour+1} devant tout le monde, si tu veux bien la poser.',
      'D’accord, je la poserai.',
    ],
  },
  {
    subject: 'Puissances',
    duty: 'mathématiques',
    levels: '43',
    body: 'À l’exercice {exo} page {page}, je trouve un résultat négatif. Est-ce que c’est possible ?',
    replies: ['Pas avec un exposant pair. Regarde où sont les parenthèses.', 'Merci, j’avais oublié les parenthèses.'],
  },
  {
    subject: 'Problème ouvert',
    duty: 'mathématiques',
    body: 'J’ai trouvé deux solutions au problème du jardin. Est-ce qu’il faut écrire les deux ?',
    replies: ['Oui, et dire laquelle tu préfères, avec une raison.'],
  },
  {
    subject: 'Concours',
    duty: 'mathématiques',
    body: 'Est-ce qu’on peut s’entraîner pour le concours au CDI le midi ? On serait quatre.',
    replies: ['Bonne idée. J’ai réservé la table du fond {jour+2} à 12 h 45.', 'Merci beaucoup, on y sera !'],
  },
  {
    subject: 'Statistiques : notre enquête',
    duty: 'mathématiques',
    body: 'Nous avons interrogé 64 élèves sur leur goûter. Est-ce qu’on fait un diagramme en bâtons ou circulaire ?',
    replies: [
      'Circulaire si les parts s’ajoutent à cent, en bâtons si l’on pouvait répondre deux fois. À vous de choisir et de justifier.',
    ],
    file: 'liste',
  },
  {
    subject: 'Contrôle du {jour+3}',
    body: 'Est-ce que le contrôle du {jour+3} porte aussi sur le chapitre d’avant ?',
    replies: ['Seulement sur le dernier chapitre, mais il s’appuie sur le précédent.', 'D’accord, je révise les deux.'],
  },
  {
    subject: 'Travail de groupe',
    body: 'Un élève de notre groupe est absent depuis {jour-3}. Est-ce qu’on peut continuer à trois ?',
    replies: ['Continuez, et envoyez-lui vos notes : il présentera la conclusion à son retour.'],
  },
  {
    subject: 'Oubli de livre',
    body: 'J’ai laissé mon livre au collège. Est-ce que vous pourriez m’envoyer la page {page} ?',
    replies: [
      'Je la mets dans le cahier de textes. Demande aussi à un camarade, cela va souvent plus vite.',
      'Merci, désolé[|e] pour le dérangement.',
    ],
  },
]

/** What students write to one of their class. */
export const STUDENT_TO_STUDENT: Topic[] = [
  {
    subject: 'Devoirs pour {jour+1}',
    body: 'Tu as noté ce qu’il y a à faire en {matière} ? Je n’ai pas eu le temps de recopier le tableau.',
    replies: ['Exercice {exo} page {page}, et apprendre la leçon.', 'Merci, tu me sauves.'],
  },
  {
    subject: 'Exposé',
    body: 'Je fais l’introduction et la frise. Tu peux prendre la deuxième partie ? On relit tout ensemble {jour+2} au CDI.',
    replies: ['Ça marche. J’ai déjà trouvé deux photos.', 'Trop bien. À {jour+2} !'],
  },
  {
    subject: 'Ton cahier',
    body: 'J’ai pris ton cahier {de matière} par erreur, il est dans mon casier. Je te le rends {jour+1} à la récré.',
    replies: ['Ah, je le cherchais partout ! Merci.'],
  },
  {
    subject: 'Club d’échecs',
    body: 'Tu viens au club {jour+1} à midi ? On joue par équipes de deux.',
    replies: ['Oui, garde-moi une place.'],
  },
  {
    subject: 'Cours manqué',
    body: 'Je n’étais pas là hier. Tu peux m’envoyer la leçon {de matière} ?',
    replies: ['Voilà la photo de mon cahier. Dis-moi si tu n’arrives pas à lire.'],
  },
  {
    subject: 'Délégués',
    body: 'On prépare le conseil de classe {jour+3} à 13 h. Est-ce que tu as des remarques à faire passer ?',
    replies: ['Oui : le bruit au self et les sacs trop lourds le lundi.'],
  },
]

/** What students write to the staff. */
export const STUDENT_TO_STAFF: Topic[] = [
  {
    subject: 'Carte de self oubliée',
    duty: 'CPE',
    body: 'J’ai oublié ma carte ce matin. Est-ce que je peux quand même manger à midi ?',
    replies: ['Oui, passe me voir avant d’entrer au self, en fin de file.'],
  },
  {
    subject: 'Rendez-vous',
    duty: 'CPE',
    body: 'Est-ce que je pourrais vous voir {jour+1} ? C’est pour parler de quelque chose qui se passe dans ma classe.',
    replies: [
      'Bien sûr. Viens à la récréation de 10 h, mon bureau sera ouvert. Si c’est urgent, viens tout de suite.',
      'Merci, je viendrai.',
    ],
  },
  {
    subject: 'Élection des délégués',
    duty: 'CPE',
    body: 'Jusqu’à quand peut-on se présenter ? Je voudrais faire une affiche.',
    replies: ['Jusqu’au {jour+3}. Les affiches vont sur le panneau du préau, format A4.'],
  },
  {
    subject: 'Stage de troisième',
    levels: '3',
    duty: 'secrétaire de direction',
    body: 'J’ai trouvé une entreprise pour mon stage. À qui dois-je donner la convention ?',
    replies: ['Dépose les trois exemplaires au secrétariat, la principale les signera.', 'Merci Madame.'],
    file: 'convention',
  },
]

/** What teachers write to one student. */
export const TEACHER_TO_STUDENT: Topic[] = [
  {
    subject: 'Ton devoir',
    body: 'Ton devoir est bon, mais il manque la dernière page. Peux-tu me l’envoyer d’ici {jour+1} ?',
    replies: ['La voici, elle était restée dans mon classeur. Désolé[|e] pour l’oubli.'],
  },
  {
    subject: 'Exposé du {jour+3}',
    body: 'Ton plan me convient. Ajoute une source et prévois de parler cinq minutes, pas davantage.',
    replies: ['D’accord, merci. Je m’entraîne ce soir.'],
  },
  {
    subject: 'Progrès en {matière}',
    body: 'Je voulais te féliciter : ta dernière copie montre un vrai effort. Continue à poser des questions.',
    replies: ['Merci beaucoup !'],
  },
  {
    subject: 'Rattrapage',
    body: 'Tu passeras l’évaluation {jour+2} à {heure} en salle {salle}. Révise la fiche jointe.',
    replies: ['C’est noté.'],
    file: 'fiche',
  },
]
