"""The official Python SDK."""

import asyncio

from mcp import Client, StdioServerParameters
from mcp.client.streamable_http import streamable_http_client
from mcp.shared._httpx_utils import create_mcp_http_client

import calls


async def main():
    if calls.URL:
        http = create_mcp_http_client(headers={"Authorization": f"Bearer {calls.TOKEN}"})
        server = streamable_http_client(calls.URL, http_client=http)
    else:
        server = StdioServerParameters(command=calls.COMMAND, args=calls.ARGUMENTS)
    async with Client(server) as client:

        async def call(tool, arguments):
            result = await client.call_tool(tool, arguments)
            return result.content[0].text, result.structured_content

        listed = [tool.name for tool in (await client.list_tools()).tools]
        await calls.call_all("mcp", listed, call)


asyncio.run(main())
