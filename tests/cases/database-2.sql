BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
CREATE TABLE answers (
	attempt_id INTEGER NOT NULL, 
	question_id VARCHAR(200) NOT NULL, 
	given TEXT NOT NULL, 
	"right" BOOLEAN NOT NULL, 
	answered DATETIME NOT NULL, 
	PRIMARY KEY (attempt_id, question_id), 
	FOREIGN KEY(attempt_id) REFERENCES attempts (id)
);
CREATE TABLE assignments (
	id INTEGER NOT NULL, 
	token VARCHAR(43) NOT NULL, 
	deck_key VARCHAR(200) NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	title TEXT NOT NULL, 
	question_ids JSON NOT NULL, 
	count INTEGER, 
	shuffled BOOLEAN NOT NULL, 
	feedback VARCHAR(12) NOT NULL, 
	attempts INTEGER, 
	seconds INTEGER, 
	opens DATETIME, 
	closes DATETIME, 
	named BOOLEAN NOT NULL, 
	answers_opened DATETIME, 
	created DATETIME NOT NULL, 
	revoked DATETIME, 
	archived DATETIME, 
	copied_from INTEGER, 
	PRIMARY KEY (id), 
	CONSTRAINT assignment_feedback CHECK (feedback IN ('at_once', 'at_end', 'when_opened')), 
	UNIQUE (token), 
	FOREIGN KEY(deck_key) REFERENCES decks ("key"), 
	FOREIGN KEY(digest) REFERENCES deck_versions (digest), 
	FOREIGN KEY(copied_from) REFERENCES assignments (id)
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
CREATE TABLE imports (
	deck_key VARCHAR(200) NOT NULL, 
	file TEXT NOT NULL, 
	imported DATETIME NOT NULL, 
	report JSON NOT NULL, 
	PRIMARY KEY (deck_key), 
	FOREIGN KEY(deck_key) REFERENCES decks ("key")
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
CREATE TABLE reports (
	id INTEGER NOT NULL, 
	attempt_id INTEGER NOT NULL, 
	question_id VARCHAR(200) NOT NULL, 
	words TEXT NOT NULL, 
	sent DATETIME NOT NULL, 
	read DATETIME, 
	PRIMARY KEY (id), 
	CONSTRAINT one_report UNIQUE (attempt_id, question_id), 
	FOREIGN KEY(attempt_id) REFERENCES attempts (id)
);
CREATE TABLE review_steps (
	review_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	action TEXT NOT NULL, 
	"before" JSON NOT NULL, 
	"after" JSON NOT NULL, 
	undone BOOLEAN NOT NULL, 
	made DATETIME NOT NULL, 
	PRIMARY KEY (review_id, number), 
	FOREIGN KEY(review_id) REFERENCES reviews (id)
);
CREATE TABLE reviewed_questions (
	review_id INTEGER NOT NULL, 
	question_id VARCHAR(200) NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	place INTEGER NOT NULL, 
	edits JSON NOT NULL, 
	own JSON, 
	PRIMARY KEY (review_id, question_id), 
	CONSTRAINT reviewed_state CHECK (state IN ('proposed', 'accepted', 'rejected')), 
	FOREIGN KEY(review_id) REFERENCES reviews (id)
);
CREATE TABLE reviews (
	id INTEGER NOT NULL, 
	deck_key VARCHAR(200) NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	revision INTEGER NOT NULL, 
	created DATETIME NOT NULL, 
	changed DATETIME NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (deck_key), 
	FOREIGN KEY(deck_key) REFERENCES decks ("key"), 
	FOREIGN KEY(digest) REFERENCES deck_versions (digest)
);
CREATE TABLE settings (
	name VARCHAR(40) NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "settings" VALUES('schema','2');
CREATE TABLE sittings (
	attempt_id INTEGER NOT NULL, 
	assignment_id INTEGER NOT NULL, 
	learner VARCHAR(43) NOT NULL, 
	name TEXT NOT NULL, 
	resume_token VARCHAR(43) NOT NULL, 
	deadline DATETIME, 
	finished DATETIME, 
	PRIMARY KEY (attempt_id), 
	FOREIGN KEY(attempt_id) REFERENCES attempts (id), 
	FOREIGN KEY(assignment_id) REFERENCES assignments (id), 
	UNIQUE (resume_token)
);
CREATE INDEX ix_assignments_deck_key ON assignments (deck_key);
CREATE INDEX sittings_of_a_learner ON sittings (assignment_id, learner);
COMMIT;
