// The words of the connection to the old system in the language now in force.
import { createWords } from "@/lib/language";
import { en } from "./words.en";
import { id } from "./words.id";

export const useDataPartWords = createWords(id, en);
