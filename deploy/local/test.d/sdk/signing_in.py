"""Tokens: without one, with a wrong password, and the nodes that are there."""
from substra.sdk import exceptions


def run(world):
    url = world.relays[0].url
    nobody = world.client(url, login=False)
    world.refused("lists without a login", exceptions.AuthenticationError, nobody.list_algo)
    world.refused("a wrong password", exceptions.BadLoginException, lambda: nobody.login(world.given.user, "wrong"))
    stranger = world.client(url, login=False, token="0" * 40)
    world.refused("a token that nobody has", exceptions.AuthenticationError, stranger.list_node)
    for at, client in enumerate(world.clients):
        nodes = {node.id: node.is_current for node in client.list_node()}
        world.equal(f"the nodes, at {world.ids[at]}", nodes, {id_: id_ == world.ids[at] for id_ in world.ids})
