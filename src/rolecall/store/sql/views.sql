-- Views for those who ask in SQL. They may gain columns; those they have keep their names and their meaning.
-- Made with the schema and again after every migration. EDTF dates are text; DATE columns are days.

CREATE OR REPLACE VIEW v_people AS
SELECT
    p.id AS person,
    p.name,
    p.aliases,
    coalesce(m.mentions, 0) AS mentions,
    coalesce(m.documents, 0) AS documents,
    coalesce(t.tenures, 0) AS tenures,
    j.weakest_merge
FROM people AS p
LEFT JOIN (
    SELECT pm.person, count(*) AS mentions, count(DISTINCT n.document) AS documents
    FROM person_mentions AS pm LEFT JOIN mentions AS n ON n.id = pm.mention GROUP BY pm.person
) AS m ON m.person = p.id
LEFT JOIN (SELECT person, count(*) AS tenures FROM tenures GROUP BY person) AS t ON t.person = p.id
LEFT JOIN (SELECT person, min(score) AS weakest_merge FROM merges GROUP BY person) AS j ON j.person = p.id
ORDER BY p.position;
COMMENT ON VIEW v_people IS
'People, one a row, in alphabetical order: how often and in how many documents they are mentioned, how many tenures they have, and the score of the weakest merge that made them one person (NULL where one document has all mentions)';

CREATE OR REPLACE VIEW v_tenures AS
SELECT
    t.id AS tenure,
    t.person,
    p.name,
    t.role,
    t.body,
    t.council,
    t.status,
    t.first_seen,
    t.last_seen,
    t.start_date AS stated_start,
    t.end_date AS stated_end,
    try_cast(t.earliest_start AS DATE) AS earliest_start,
    try_cast(t.latest_start AS DATE) AS latest_start,
    try_cast(t.earliest_end AS DATE) AS earliest_end,
    try_cast(t.latest_end AS DATE) AS latest_end,
    t.score
FROM tenures AS t JOIN people AS p ON p.id = t.person
ORDER BY p.position, t.position;
COMMENT ON VIEW v_tenures IS
'Tenures, one a row: a person in a post at a body, which is a part of council where that is given. The start lies between earliest_start and latest_start, the end between earliest_end and latest_end; NULL is not limited by any document, and no end known is not ended. first_seen, last_seen, stated_start, stated_end are EDTF as documents have them; score says how sure the tenure is';

CREATE OR REPLACE VIEW v_posts_held AS
SELECT
    role,
    body,
    council,
    row_number() OVER (
        PARTITION BY lower(role), body, council ORDER BY coalesce(latest_start, earliest_start) NULLS LAST, name, tenure
    ) AS turn,
    name,
    status,
    earliest_start,
    latest_start,
    earliest_end,
    latest_end,
    score,
    person,
    tenure
FROM v_tenures
ORDER BY body NULLS LAST, council NULLS FIRST, lower(role), turn;
COMMENT ON VIEW v_posts_held IS
'Who held each post in turn: tenures by body and title, numbered in order of time. A post under other words is another one here; `rolecall post` finds it in whatever words';

CREATE OR REPLACE VIEW v_changes AS
SELECT
    c.id AS change,
    c.person,
    p.name,
    c.kind,
    c.from_role,
    c.to_role,
    c.after_date AS after_edtf,
    c.before_date AS before_edtf,
    try_cast(c.after_date AS DATE) AS after_day,
    try_cast(c.before_date AS DATE) AS before_day
FROM changes AS c JOIN people AS p ON p.id = c.person
ORDER BY p.position, c.position;
COMMENT ON VIEW v_changes IS
'Changes of post, one a row: taken after after_edtf and no later than before_edtf; after_day and before_day are these where they are days, NULL for a month or year';

CREATE OR REPLACE VIEW v_evidence AS
SELECT
    e.claim,
    split_part(e.claim, '-', 1) AS about,
    p.name,
    e.quote,
    e.document,
    d.title,
    d.meeting_date,
    d.source,
    e.start_char,
    e.end_char,
    e.page
FROM evidence AS e
LEFT JOIN documents AS d ON d.id = e.document
LEFT JOIN tenures AS t ON t.id = e.claim
LEFT JOIN changes AS c ON c.id = e.claim
LEFT JOIN people AS p ON p.id = coalesce(t.person, c.person)
ORDER BY e.claim, e.position;
COMMENT ON VIEW v_evidence IS
'Quotations, one a row, with the document that one cites: claim is the id of a tenure, change or conflict, about says of which; meeting_date is EDTF, start_char and end_char count code points of the text, page counts from 1 and is NULL for files without pages';

CREATE OR REPLACE VIEW v_conflicts AS
SELECT
    id AS conflict,
    role,
    body,
    council,
    people[1] AS one,
    people[2] AS other,
    try_cast(start_date AS DATE) AS start_day,
    try_cast(end_date AS DATE) AS end_day
FROM conflicts
ORDER BY position;
COMMENT ON VIEW v_conflicts IS
'Two people whom documents have in a post of one holder at the same time, from start_day to end_day; v_evidence has what says so of either';

-- The rules are those of rolecall.questions.who, the reach of three years (of 366 days) among them.
CREATE OR REPLACE MACRO in_post_on(day) AS TABLE
WITH asked AS (SELECT try_cast(day AS DATE) AS the_day),
found AS (
    SELECT
        t.*,
        coalesce(t.latest_start <= a.the_day AND t.earliest_end >= a.the_day, false) AS is_certain,
        greatest(
            coalesce(date_diff('day', a.the_day, t.latest_start), 0),
            coalesce(date_diff('day', t.earliest_end, a.the_day), 0),
            1
        ) AS days
    FROM v_tenures AS t CROSS JOIN asked AS a
    WHERE a.the_day IS NOT NULL
        AND coalesce(t.earliest_start <= a.the_day, true)
        AND coalesce(t.latest_end >= a.the_day, true)
)
SELECT
    name,
    role,
    body,
    council,
    status,
    CASE WHEN is_certain THEN 'certain' ELSE 'possible' END AS certainty,
    CASE WHEN is_certain THEN 0 ELSE days END AS days_from_sign,
    score,
    person,
    tenure
FROM found
WHERE is_certain OR days <= 3 * 366
ORDER BY days_from_sign, body, council, role, name;
COMMENT ON MACRO TABLE in_post_on IS
'Who was in post on a day, as `rolecall who --on` has it: certain where documents on both sides of the day, or a stated date, have the person in post; else possible, and days_from_sign tells how far the nearest sign of it lies, three years at most';
