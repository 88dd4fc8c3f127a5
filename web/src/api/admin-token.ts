import type { Middleware } from "openapi-fetch";
import { useSyncExternalStore } from "react";

const KEY = "contract-server:admin-token";
const CHANGED = "admin-token";

/** Keeps the admin token for as long as this tab is open. */
export function keepAdminToken(token: string): void {
  sessionStorage.setItem(KEY, token);
  dispatchEvent(new Event(CHANGED));
}

/** Forgets the admin token. */
export function forgetAdminToken(): void {
  sessionStorage.removeItem(KEY);
  dispatchEvent(new Event(CHANGED));
}

/** The admin token that this tab keeps, or null. */
export function useAdminToken(): string | null {
  return useSyncExternalStore(subscribe, readAdminToken);
}

/** Sends the admin token with a request, as the contract's security scheme `AdminToken` asks. */
export const adminToken: Middleware = {
  onRequest: ({ request }) => {
    const token = readAdminToken();
    if (token !== null) request.headers.set("X-Admin-Token", token);
    return request;
  },
};

/** Why a text can be no token, as a sentence; undefined where it can. Headers carry visible ASCII alone. */
export function reasonAgainstToken(text: string): string | undefined {
  if (text === "") return "Enter the token.";
  return /^[\x21-\x7e]+$/.test(text) ? undefined : "A token has neither blanks nor letters beyond ASCII.";
}

function readAdminToken(): string | null {
  return sessionStorage.getItem(KEY);
}

function subscribe(onChange: () => void): () => void {
  addEventListener(CHANGED, onChange);
  return () => removeEventListener(CHANGED, onChange);
}
