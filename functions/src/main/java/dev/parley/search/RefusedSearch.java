package dev.parley.search;

/** A search that cannot be read. The message is a sentence that says what to change. */
public final class RefusedSearch extends IllegalArgumentException {
    private final String parameter;

    /** @param parameter the name of the wrong parameter, as in requests */
    public RefusedSearch(String parameter, String message) {
        super(message);
        this.parameter = parameter;
    }

    public String parameter() {
        return parameter;
    }
}
