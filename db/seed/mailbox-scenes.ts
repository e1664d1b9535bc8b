import type { Scene } from './scene-texts.ts'

/** A family writes to « Vie scolaire », and one of its members answers in its name. */
export const MAILBOX_SCENES: Scene[] = [
  {
    ago: 1200,
    from: 'nadia.petit',
    to: ['Vie scolaire'],
    about: 'hugo.petit',
    key: 'retard',
    subject: 'Hugo arrivera à 10 h 15 {jour+1}',
    body: 'Bonjour,\n\nHugo a un rendez-vous médical {jour+1} matin. Il arrivera pour le cours de 10 h 15 ; je signerai le billet dans son carnet.\n\nBien cordialement,\nNadia Petit',
  },
  {
    ago: 110,
    from: 'karim.benali',
    sentAs: 'Vie scolaire',
    to: ['nadia.petit'],
    about: 'hugo.petit',
    replyTo: 'retard',
    unread: ['nadia.petit'],
    subject: 'Re : Hugo arrivera à 10 h 15 {jour+1}',
    body: 'Bonjour Madame,\n\nC’est noté, l’absence de la première heure est justifiée. Merci que Hugo passe au bureau en arrivant, avec son carnet.\n\nLa vie scolaire',
  },
]
