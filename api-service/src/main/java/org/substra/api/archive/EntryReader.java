package org.substra.api.archive;

import java.io.IOException;

/** What is done with each entry that the rules admit. */
@FunctionalInterface
interface EntryReader {

    void read(Entry entry, EntryName name, Content content) throws IOException;
}
