// The words of the office's catalogue in the language now in force.
import { createWords } from "@/lib/language";
import { en } from "./words.en";
import { id } from "./words.id";

export const useCatalogueWords = createWords(id, en);
