package org.substra.contract.world;

import org.substra.contract.OrganisationId;

class MapWorldStateTest extends WorldStateBehaviour {

    private final MapWorldState world = new MapWorldState();

    @Override
    protected WorldState begin(OrganisationId caller) {
        return world.begin(caller);
    }

    @Override
    protected void commit(WorldState transaction) {
        ((MapWorldState.Open) transaction).commit();
    }
}
