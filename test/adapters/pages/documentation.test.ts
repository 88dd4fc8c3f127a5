import { expect, test } from "vitest";
import { startPets } from "../pets-server.ts";

test("the page and all that it names come from this server", async () => {
  const { url } = await startPets();
  const page = await fetch(`${url}/docs`);
  expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
  const html = await page.text();
  const named = [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, target]) => target ?? "");
  expect(named.filter((target) => !target.startsWith("/"))).toEqual([]);
  expect(named.length).toBeGreaterThan(5);
  for (const target of named) {
    const part = await fetch(url + target);
    expect([target, part.status]).toEqual([target, 200]);
    await part.arrayBuffer();
  }
});

test("neither the page nor its script names another server or has a script in it", async () => {
  const { url } = await startPets();
  const html = await (await fetch(`${url}/docs`)).text();
  const script = await (await fetch(`${url}/__contract/docs/docs.js`)).text();
  expect(html + script).not.toMatch(/https?:\/\//);
  expect(html).not.toMatch(/<script(?![^>]* src=)/);
});

test("the browser is told to let the page ask nobody else", async () => {
  const { url } = await startPets();
  const { headers } = await fetch(`${url}/docs`);
  const policy = headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("connect-src 'self';");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
});
