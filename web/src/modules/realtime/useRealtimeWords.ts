// The words of the module `realtime` in the language now in force.
import { createWords } from "@/lib/language";
import { en } from "./words.en";
import { id } from "./words.id";

export const useRealtimeWords = createWords(id, en);
