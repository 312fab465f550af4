// The words of the module `parts` in the language now in force.
import { createWords } from "@/lib/language";
import { en } from "./words.en";
import { id } from "./words.id";

export const usePartsWords = createWords(id, en);
