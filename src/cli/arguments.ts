import { InvalidArgumentError } from "commander";

/** Reads a port: a whole number from 0, which means any that is free, to 65535. */
export function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new InvalidArgumentError("A port is a whole number from 0 (any that is free) to 65535.");
  }
  return port;
}

/** Adds an origin, as browsers send it, to those given before. */
export function collectOrigin(text: string, before: readonly string[] = []): readonly string[] {
  const isOrigin = URL.canParse(text) && new URL(text).origin === text;
  if (text !== "*" && !isOrigin) {
    throw new InvalidArgumentError("An origin is like http://localhost:5173, without a path, or * for all.");
  }
  return [...before, text];
}

/** Adds a host name, without scheme and port, to those given before. */
export function collectHost(text: string, before: readonly string[] = []): readonly string[] {
  if (!/^[a-z0-9.-]+$/i.test(text)) {
    throw new InvalidArgumentError("A host name is like api.example.com, without scheme and port.");
  }
  return [...before, text];
}
