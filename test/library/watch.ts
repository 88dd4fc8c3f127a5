// watch.ts
import { copyFile, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { createContract, createServer, watchDocument } from "contract-server/node";

const file = `${await mkdtemp(`${tmpdir()}/notes-`)}/openapi.yaml`;
await copyFile("openapi.yaml", file);

const changed = Promise.withResolvers<string>();
const watched = await watchDocument(file, {
  onChange: ({ document }) => {
    server.exchange(createContract({ document }));
    changed.resolve(document.info.version);
  },
  onError: (error) => console.error(String(error)),
});
const server = createServer(createContract(watched));
await server.listen();

await writeFile(file, (await readFile(file, "utf8")).replace("version: 1.0.0", "version: 2.0.0"));
console.log("taken anew:", await changed.promise);

await watched.close();
await server.close();
