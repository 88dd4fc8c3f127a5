import type { StyledParameter } from "../../../contract/operation.ts";

export function readValue(text: string): unknown;
export function writePath(parameter: StyledParameter, value: unknown): string;
export function writeQuery(parameter: StyledParameter, value: unknown): string[];
export function writeHeader(parameter: StyledParameter, value: unknown): string;
