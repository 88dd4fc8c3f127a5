/**
 * The address of a server that a variable of the environment names.
 * @throws {Error} for one that is none, with what it should be.
 */
export function readAddress(variable: string, text: string): string {
  const isAddress = URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
  if (isAddress) return text;
  throw new Error(
    `${variable} is ${JSON.stringify(text)}, which is no address; name the server like http://127.0.0.1:4010`,
  );
}
