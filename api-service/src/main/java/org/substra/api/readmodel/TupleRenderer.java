package org.substra.api.readmodel;

/** Says how a tuple looks on the wire. */
public interface TupleRenderer {

    /** The JSON object that GET answers, without line breaks. */
    String json(TupleRow tuple);
}
