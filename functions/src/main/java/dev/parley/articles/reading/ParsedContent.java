package dev.parley.articles.reading;

import java.util.List;

/** The result of reading a format: a draft, or the reason why there is none. */
sealed interface ParsedContent permits Draft, NoArticle {
    /** What was repaired or ignored, one sentence each. */
    List<String> notes();
}
