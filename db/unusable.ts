/** The database cannot be used for a reason that one sentence explains; it is shown without a stack trace. */
export class DatabaseUnusable extends Error {}

const REASONS: Record<string, string> = {
  ECONNREFUSED: "personne n'écoute à cette adresse",
  ENOTFOUND: "ce nom de machine n'existe pas",
  EAI_AGAIN: "ce nom de machine n'existe pas",
  CONNECT_TIMEOUT: 'la machine ne répond pas',
  '28P01': "le mot de passe n'est pas le bon",
  '28000': "cet utilisateur n'a pas le droit de s'y connecter",
  '3D000': "cette base n'existe pas sur le serveur",
  '42501': "l'utilisateur n'a pas le droit d'y créer les tables (il lui faut être propriétaire de la base)",
  '0A000': 'il manque au serveur une extension (pg_trgm, btree_gin) : installez le paquet « postgresql-contrib »',
}

/** Gives `DatabaseUnusable` for what a wrong DATABASE_URL leads to, and anything else as it is. */
export function explainRefusal(error: unknown): unknown {
  const { code, cause } = error as { code?: string; cause?: { code?: string } }
  const reason = REASONS[code ?? cause?.code ?? '']
  return reason ? new DatabaseUnusable(`DATABASE_URL n'est pas utilisable : ${reason}.`) : error
}
