import type { Scene } from './scene-texts.ts'

/** What they began and have not sent. */
export const DRAFTS: Scene[] = [
  {
    ago: 30,
    from: 'claire.martin',
    to: ['parents:lea.bernard'],
    about: 'lea.bernard',
    subject: 'Rendez-vous du {jour+4}',
    body: 'Madame, Monsieur,\n\nJe vous propose de nous rencontrer {jour+4} à 17 h 15',
  },
  {
    ago: 1500,
    from: 'claire.martin',
    to: ['3A – Élèves'],
    subject: 'Heure de vie de classe',
    body: 'Bonjour à toutes et à tous,\n\nOrdre du jour :\n\n- la sortie et les autorisations ;\n- le bruit au self ;\n- vos questions.',
    files: ['liste:Ordre-du-jour.csv'],
  },
  {
    ago: 200,
    from: 'sophie.bernard',
    to: ['karim.benali'],
    about: 'jules.bernard',
    subject: 'Carte de cantine de Jules',
    body: 'Bonjour Monsieur,\n\nJules a retrouvé sa carte, mais',
  },
  {
    ago: 90,
    from: 'lea.bernard',
    to: ['paul.durand'],
    about: 'lea.bernard',
    subject: 'Exposé',
    body: 'Bonjour Monsieur,\n\nEst-ce que',
  },
  {
    ago: 400,
    from: 'karim.benali',
    to: ['Parents de 6e'],
    subject: 'Trajets du matin',
    body: 'Madame, Monsieur,\n\nPlusieurs élèves traversent devant le tramway. Merci de rappeler à vos enfants',
  },
  {
    ago: 700,
    from: 'paul.durand',
    to: ['Sortie Gadagne'],
    subject: 'Dernières consignes',
    body: 'Bonjour à toutes et à tous,\n\nRendez-vous à 8 h 10 sous le préau.',
  },
  { ago: 350, from: 'anne.leroy', to: ['Personnels', 'Enseignants'], subject: 'Vœux', body: 'Chères et chers collègues,\n\n' },
]
