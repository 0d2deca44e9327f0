package dev.parley.extraction.events;

/**
 * What else of a sentence says whether its event is news, for the learned confidence.
 *
 * @param tense the verb group's: past, perfect, pluperfect, present, future, participle, none
 * @param clause how the event's clause hangs: main, that, relative, adverbial, participle, infinitive
 * @param function the function of a noun trigger in its clause ("obj of hold", "in"), or "verb"
 * @param determiner a noun trigger's: the, a, their, none
 * @param events how many events the sentence names
 * @param words how many words it has
 * @param quoted whether the trigger is in a quotation
 * @param past whether a time of the near past ("last week", "earlier this month", "recently") is in its clause
 * @param vague whether a time that names no day ("this week") is in its clause
 */
public record SentenceSigns(
        String tense,
        String clause,
        String function,
        String determiner,
        int events,
        int words,
        boolean quoted,
        boolean past,
        boolean vague) {}
