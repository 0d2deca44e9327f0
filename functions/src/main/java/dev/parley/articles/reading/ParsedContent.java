package dev.parley.articles.reading;

import java.util.List;

/** What a format's reader made of the bytes: a draft, or the reason why there is none. */
sealed interface ParsedContent permits Draft, NoArticle {
    /** What had to be repaired or passed over, a sentence each. */
    List<String> notes();
}
