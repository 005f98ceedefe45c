package org.substra.api.testing;

/** How the adapter at hand behaves, for tests of what happens when it behaves badly. */
public final class Manners {

    private static final int DEFAULT_PAGE = 100;

    private volatile boolean takesCommands;
    private volatile boolean answersCommands;
    private volatile boolean answersQuestions;
    private volatile boolean pushes;
    private volatile boolean garbles;
    private volatile int pageSize;

    Manners() {
        behave();
    }

    /** Good manners: does everything it is asked, pushes every event, beats. */
    public void behave() {
        takesCommands = true;
        answersCommands = true;
        answersQuestions = true;
        pushes = true;
        garbles = false;
        pageSize = DEFAULT_PAGE;
    }

    /** Says to every command that it is unavailable. */
    public void takeNoCommands() {
        takesCommands = false;
    }

    /** Executes commands and keeps the outcome to itself. */
    public void answerNoCommands() {
        answersCommands = false;
    }

    /** Ignores questions. */
    public void answerNoQuestions() {
        answersQuestions = false;
    }

    /** Sends neither events nor beats: they have to be pulled. */
    public void pushNothing() {
        pushes = false;
    }

    /** Pushes and beats again. */
    public void push() {
        pushes = true;
    }

    /** Answers questions in a way that nobody can read. */
    public void garble() {
        garbles = true;
    }

    /** Puts at most this many events into an answer. */
    public void pages(int size) {
        pageSize = size;
    }

    boolean takesCommands() {
        return takesCommands;
    }

    boolean answersCommands() {
        return answersCommands;
    }

    boolean answersQuestions() {
        return answersQuestions;
    }

    boolean pushes() {
        return pushes;
    }

    boolean garbles() {
        return garbles;
    }

    int pageSize() {
        return pageSize;
    }
}
