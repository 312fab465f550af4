// What to do with a form when somebody else saved the same thing meanwhile: theirs becomes the ground, one's own changes stay on top.

export interface Rebased<T> {
  /** What the form shows now. */
  values: T;
  /** Fields that both changed, differently: one's own stand in the form, and the person must know. */
  clashes: Array<keyof T & string>;
  /** Fields that only the other one changed; the form follows. */
  taken: Array<keyof T & string>;
}

type Values = Record<string, string>;

/** Lays one's own changes (`base` to `mine`) on top of what was saved meanwhile. */
export function rebase<T extends Values>(base: T, mine: T, theirs: T): Rebased<T> {
  const fields = Object.keys(base) as Array<keyof T & string>;
  const isMine = (field: keyof T) => mine[field] !== base[field];
  const isTheirs = (field: keyof T) => theirs[field] !== base[field];
  return {
    values: { ...theirs, ...Object.fromEntries(fields.filter(isMine).map((field) => [field, mine[field]])) },
    clashes: fields.filter((field) => isMine(field) && isTheirs(field) && mine[field] !== theirs[field]),
    taken: fields.filter((field) => !isMine(field) && isTheirs(field)),
  };
}

/** The fields that a person changed; what stayed is not sent. */
export function changesOf<T extends Values>(base: T, mine: T): Partial<T> {
  const changed = Object.keys(base).filter((field) => mine[field] !== base[field]);
  return Object.fromEntries(changed.map((field) => [field, mine[field]])) as Partial<T>;
}
