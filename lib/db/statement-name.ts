const mark = /^\s*\/\* prepared ([a-z-]+) \*\//;

/**
 * The name under which a connection keeps the plan of a statement that begins with a mark such as
 * "prepared store-results" in a comment; '' for others. Only for statements whose text never changes, whose best plan
 * does not depend on their values, and that are sent so often that parsing and planning them counts.
 */
export const statementName = (sql: string): string => mark.exec(sql)?.[1] ?? '';
