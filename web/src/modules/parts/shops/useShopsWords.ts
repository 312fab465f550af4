// The words of the dealer's shops in the language now in force.
import { createWords } from "@/lib/language";
import { en } from "./words.en";
import { id } from "./words.id";

export const useShopsWords = createWords(id, en);
