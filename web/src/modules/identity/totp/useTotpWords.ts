// The words of two-step sign-in in the language now in force.
import { createWords } from "@/lib/language";
import { en } from "./words.en";
import { id } from "./words.id";

export const useTotpWords = createWords(id, en);
