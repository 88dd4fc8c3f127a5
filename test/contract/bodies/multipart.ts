/** One part to be sent: its header lines, and its content. */
export type PartToSend = readonly [lines: readonly string[], content: string | Uint8Array];

/** The media type of what `multipart` makes. */
export const FORM_DATA = "multipart/form-data; boundary=edge";

/** A multipart body with the boundary `edge`. */
export function multipart(...parts: readonly PartToSend[]): Uint8Array {
  const pieces = parts.flatMap(([lines, content]) => [
    "--edge\r\n",
    ...lines.map((line) => `${line}\r\n`),
    "\r\n",
    content,
    "\r\n",
  ]);
  return concat([...pieces, "--edge--\r\n"]);
}

/** A form's field. */
export function field(name: string, content: string | Uint8Array, type?: string): PartToSend {
  return [
    [`Content-Disposition: form-data; name="${name}"`, ...(type ? [`Content-Type: ${type}`] : [])],
    content,
  ];
}

/** A file in a form. */
export function file(name: string, fileName: string, content: string | Uint8Array, type: string): PartToSend {
  return [
    [`Content-Disposition: form-data; name="${name}"; filename="${fileName}"`, `Content-Type: ${type}`],
    content,
  ];
}

function concat(pieces: readonly (string | Uint8Array)[]): Uint8Array {
  const encoder = new TextEncoder();
  const arrays = pieces.map((piece) => (typeof piece === "string" ? encoder.encode(piece) : piece));
  const whole = new Uint8Array(arrays.reduce((length, { length: more }) => length + more, 0));
  let at = 0;
  for (const array of arrays) {
    whole.set(array, at);
    at += array.length;
  }
  return whole;
}
