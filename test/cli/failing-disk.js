// Loaded before the program: one kind of call fails for files of some name, as DISK_FAULT says: `write snapshot- ENOSPC`.
import promises from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";

const [call, name, code] = (process.env.DISK_FAULT ?? "").split(" ");
const { open, readFile } = promises;

const isMeant = (kind, path) => kind === call && String(path).includes(`/data/${name}`);

const fail = async (path) => {
  throw Object.assign(new Error(`${code}: as the test wants it, ${call} '${path}'`), { code, path });
};

promises.readFile = (path, ...rest) => (isMeant("read", path) ? fail(path) : readFile(path, ...rest));

promises.open = async (path, ...rest) => {
  if (isMeant("open", path)) return fail(path);
  const file = await open(path, ...rest);
  if (isMeant("write", path)) file.writeFile = () => fail(path);
  if (isMeant("sync", path)) file.datasync = () => fail(path);
  return file;
};

syncBuiltinESMExports();
