-- As `search_text`, but for a column that is made of it: the dictionary is named with its schema, so that neither a restore nor a search
-- path changes what comes out, and the function may promise it.
CREATE FUNCTION directory_text(given text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $fn$
  SELECT regexp_replace(lower(public.unaccent('public.unaccent'::regdictionary, normalize(given, NFKC)) COLLATE "fr-x-icu"), '[^[:alnum:]]+', ' ', 'g')
$fn$;
--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "directory_words" text GENERATED ALWAYS AS (' ' || directory_text(last_name) || search_name || ' ' || directory_text(class_name || ' ' || duty) || ' ') STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "people_directory" ON "people" USING gin ("school_id" uuid_ops,"directory_words" gin_trgm_ops);