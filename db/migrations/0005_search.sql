CREATE EXTENSION IF NOT EXISTS unaccent;
--> statement-breakpoint
-- Text as it is searched: no accents, ligatures written out, lower case, nothing but words; so that « l’élève », « ELEVE » and
-- « élève_3A.pdf » meet. PostgreSQL's own parser would take the last for the name of a file, whole.
CREATE FUNCTION search_text(given text) RETURNS text LANGUAGE sql STABLE STRICT PARALLEL SAFE AS $fn$
  SELECT regexp_replace(lower(unaccent(normalize(given, NFKC)) COLLATE "fr-x-icu"), '[^[:alnum:]]+', ' ', 'g')
$fn$;
--> statement-breakpoint
-- Without its accents « préparée » is no participle to the French stemmer: « preparee » is stemmed as « prepare ».
CREATE FUNCTION search_endings(folded text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $fn$
  SELECT regexp_replace(folded, 'ees?\M', 'e', 'g')
$fn$;
--> statement-breakpoint
-- Each word as it is, for names, phrases and beginnings of words, and its French stem.
CREATE FUNCTION search_words(given text, weight "char") RETURNS tsvector LANGUAGE sql STABLE STRICT PARALLEL SAFE AS $fn$
  SELECT setweight(to_tsvector('simple', folded) || to_tsvector('french', search_endings(folded)), weight)
  FROM (SELECT search_text(given) AS folded OFFSET 0) f
$fn$;
--> statement-breakpoint
-- A: subject, B: author, C: recipients, D: text and files. Of a very long text the first 50,000 characters.
CREATE FUNCTION message_words(subject text, body text, author text, recipients text, files text) RETURNS tsvector
  LANGUAGE sql STABLE PARALLEL SAFE AS $fn$
  SELECT search_words(coalesce(subject, ''), 'A') || search_words(coalesce(author, ''), 'B')
    || search_words(coalesce(recipients, ''), 'C')
    || search_words(left(coalesce(body, ''), 50000) || ' ' || left(coalesce(files, ''), 10000), 'D')
$fn$;
--> statement-breakpoint
-- The words of a stored message. Blind recipients are never among them: all who have a copy search the same words.
CREATE FUNCTION message_search(message uuid) RETURNS tsvector LANGUAGE sql STABLE PARALLEL SAFE AS $fn$
  SELECT message_words(m.subject, m.body_text, m.author_name,
    (SELECT string_agg(r.name, ' ') FROM message_recipients r WHERE r.message_id = m.id AND r.field <> 'bcc'),
    (SELECT string_agg(a.name, ' ') FROM message_attachments l JOIN attachments a ON a.id = l.attachment_id WHERE l.message_id = m.id))
  FROM messages m WHERE m.id = message
$fn$;
--> statement-breakpoint
-- Terms, folded before, as one query: [{"text": "conseil de classe", "kind": "phrase" | "word" | "prefix", "weights": "AB"}].
CREATE FUNCTION search_query(terms json) RETURNS tsquery LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $fn$
DECLARE
  term json;
  part tsquery;
  mark text;
  stemmed text;
  whole tsquery;
BEGIN
  FOR term IN SELECT * FROM json_array_elements(terms) LOOP
    mark := CASE WHEN term->>'weights' = '' THEN '' ELSE ':' || (term->>'weights') END;
    stemmed := search_endings(term->>'text');
    part := CASE term->>'kind'
      WHEN 'phrase' THEN phraseto_tsquery('simple', term->>'text')
      WHEN 'prefix' THEN to_tsquery('simple', (term->>'text') || ':*' || (term->>'weights')) || to_tsquery('french', stemmed || mark)
      ELSE to_tsquery('simple', (term->>'text') || mark) || to_tsquery('french', stemmed || mark)
    END;
    whole := CASE WHEN whole IS NULL THEN part ELSE whole && part END;
  END LOOP;
  RETURN whole;
END
$fn$;
--> statement-breakpoint
UPDATE "messages" SET "search" = message_search("id") WHERE "search" IS NULL;
--> statement-breakpoint
CREATE INDEX "messages_search" ON "messages" USING gin ("school_id" uuid_ops,"search") WITH (gin_pending_list_limit=256);