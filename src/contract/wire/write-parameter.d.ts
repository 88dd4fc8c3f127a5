import type { StyledParameter } from "../operation.ts";

export function readValue(text: string): unknown;
export function writePath(parameter: StyledParameter, value: unknown): string;
export function writeQuery(parameter: StyledParameter, value: unknown): string[];
export function writeHeader(parameter: StyledParameter, value: unknown): string;
