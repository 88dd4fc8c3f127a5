/** Something that is no recorded session; `message` says what it lacks, to be put behind the file's name. */
export class HarError extends Error {
  override readonly name = "HarError";
}
