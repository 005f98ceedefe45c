package org.substra.api.asset;

/** A file of an asset; the word is the last one of its address. */
public enum Part {
    DESCRIPTION(Wire.DESCRIPTION, "description.md"),
    METRICS(Wire.METRICS, "metrics.zip"),
    OPENER(Wire.OPENER, "opener.py"),
    /** An algo's archive. */
    CONTENT(Wire.FILE, "algo.tar.gz");

    private final String word;
    private final String fileName;

    Part(String word, String fileName) {
        this.word = word;
        this.fileName = fileName;
    }

    public String word() {
        return word;
    }

    /** What such a file is called when nobody knows what its owner called it. */
    public String fileName() {
        return fileName;
    }
}
