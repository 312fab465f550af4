// How far this page has heard: after a gap nothing is missed, and nothing is told twice.

/** The server tells a few seconds again after every gap: a burst of the whole business fits. */
const REMEMBERED = 1_000;

export class Place {
  /** The newest message that was heard, or the moment of the first look; the next look begins there. */
  since: string | undefined;
  readonly #told = new Set<string>();

  /** Whether the message is told for the first time. From now on it was. */
  isNew(id: string): boolean {
    if (this.#told.has(id)) return false;
    this.#told.add(id);
    if (this.#told.size > REMEMBERED) this.#forgetOldest();
    // Ids sort by their time.
    if (this.since !== undefined && id > this.since) this.since = id;
    return true;
  }

  #forgetOldest(): void {
    for (const oldest of this.#told) {
      this.#told.delete(oldest);
      return;
    }
  }
}
