-- Which id a new record gets is up to its own partition alone, so that what a database lost when it was restored from a
-- backup is given the same ids again, whichever consumers apply it and whatever they apply beside it.
CREATE TABLE id_series (
    topic_id uuid    NOT NULL,
    part     integer NOT NULL CHECK (part >= 0),
    number   integer NOT NULL UNIQUE CHECK (number >= 0),
    PRIMARY KEY (topic_id, part)
);
COMMENT ON TABLE id_series IS
    'Which series of ids the partitions of a topic share, 64 of them each. Slot 64 * number is that of the first one.';
COMMENT ON COLUMN id_series.part IS 'Which 64 partitions of the topic: those from 64 * part on.';

INSERT INTO id_series (topic_id, part, number)
SELECT topic_id, partition / 64, row_number() OVER (ORDER BY min(topic), partition / 64, topic_id) - 1
FROM partition_progress
GROUP BY topic_id, partition / 64;

CREATE TABLE ids_reserved (
    account_id integer NOT NULL REFERENCES accounts,
    slot       integer NOT NULL CHECK (slot >= 0),
    reserved   bigint  NOT NULL CHECK (reserved >= 0),
    PRIMARY KEY (account_id, slot)
) WITH (fillfactor = 50);
COMMENT ON TABLE ids_reserved IS
    'How many ids of each kind the messages of a partition to an account might have needed so far, whether or not they were given to anything: that follows from the messages alone.';

ALTER TABLE accounts ADD COLUMN ids_before bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN accounts.ids_before IS
    'The last id that was given before partitions had their own, which all others come after; 0 where there is none.';
UPDATE accounts a SET ids_before = b.last
FROM (SELECT account_id, max(next_id) - 1 AS last FROM id_blocks GROUP BY account_id) AS b
WHERE b.account_id = a.id;

DROP TABLE id_blocks;
