// The words of quick order in the language now in force.
import { createWords } from "@/lib/language";
import { en } from "./words.en";
import { id } from "./words.id";

export const useQuickWords = createWords(id, en);
