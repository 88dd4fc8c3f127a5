/** A time as it goes on the wire: RFC 3339 in UTC, to the second, so that texts sort as times do. */
export function toTimestamp(time: Date): string {
  return latest.at(Math.floor(time.getTime() / 1000));
}

/** Many things happen within one second. */
class LatestSecond {
  #second = NaN;
  #text = "";

  at(second: number): string {
    if (second !== this.#second) {
      // Joined, and not added, it is one piece of text, which goes into JSON several times as fast.
      this.#text = [new Date(second * 1000).toISOString().slice(0, "2025-12-15T10:00:00".length), "Z"].join(
        "",
      );
      this.#second = second;
    }
    return this.#text;
  }
}

const latest = new LatestSecond();
