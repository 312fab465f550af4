// The words of the module `desk` in the language now in force.
import { createWords } from "@/lib/language";
import { en } from "./words.en";
import { id } from "./words.id";

export const useDeskWords = createWords(id, en);
