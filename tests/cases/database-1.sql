BEGIN TRANSACTION;
CREATE TABLE answers (
	attempt_id INTEGER NOT NULL, 
	question_id VARCHAR(200) NOT NULL, 
	given TEXT NOT NULL, 
	"right" BOOLEAN NOT NULL, 
	answered DATETIME NOT NULL, 
	PRIMARY KEY (attempt_id, question_id), 
	FOREIGN KEY(attempt_id) REFERENCES attempts (id)
);
CREATE TABLE attempts (
	id INTEGER NOT NULL, 
	token VARCHAR(43) NOT NULL, 
	deck_key VARCHAR(200) NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	seed BLOB NOT NULL, 
	question_ids JSON NOT NULL, 
	retry_of INTEGER, 
	started DATETIME NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (token), 
	FOREIGN KEY(deck_key) REFERENCES decks ("key"), 
	FOREIGN KEY(digest) REFERENCES deck_versions (digest), 
	FOREIGN KEY(retry_of) REFERENCES attempts (id)
);
CREATE TABLE deck_packs (
	deck_key VARCHAR(200) NOT NULL, 
	pack_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	PRIMARY KEY (deck_key, pack_id), 
	FOREIGN KEY(deck_key) REFERENCES decks ("key"), 
	FOREIGN KEY(pack_id) REFERENCES packs (id)
);
CREATE TABLE deck_versions (
	digest VARCHAR(64) NOT NULL, 
	title TEXT NOT NULL, 
	article_date DATE, 
	question_count INTEGER NOT NULL, 
	json TEXT NOT NULL, 
	PRIMARY KEY (digest)
);
CREATE TABLE decks (
	"key" VARCHAR(200) NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	built_in BOOLEAN NOT NULL, 
	listed BOOLEAN NOT NULL, 
	added DATETIME NOT NULL, 
	PRIMARY KEY ("key"), 
	FOREIGN KEY(digest) REFERENCES deck_versions (digest)
);
CREATE TABLE opened (
	attempt_id INTEGER NOT NULL, 
	question_id VARCHAR(200) NOT NULL, 
	given TEXT NOT NULL, 
	opened DATETIME NOT NULL, 
	PRIMARY KEY (attempt_id, question_id), 
	FOREIGN KEY(attempt_id) REFERENCES attempts (id)
);
CREATE TABLE pack_versions (
	pack_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	sound BOOLEAN NOT NULL, 
	saved DATETIME NOT NULL, 
	PRIMARY KEY (pack_id, number), 
	FOREIGN KEY(pack_id) REFERENCES packs (id)
);
CREATE TABLE packs (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	enabled BOOLEAN NOT NULL, 
	removed DATETIME, 
	PRIMARY KEY (id)
);
CREATE TABLE settings (
	name VARCHAR(40) NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "settings" VALUES('schema','1');
COMMIT;
