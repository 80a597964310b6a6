"""FastMCP's client, which raises for a call that failed unless it is told not to."""

import asyncio

from fastmcp import Client
from fastmcp.client.transports import StdioTransport, StreamableHttpTransport

import calls


async def main():
    if calls.URL:
        transport = StreamableHttpTransport(calls.URL, auth=calls.TOKEN)
    else:
        transport = StdioTransport(calls.COMMAND, calls.ARGUMENTS)
    async with Client(transport) as client:

        async def call(tool, arguments):
            result = await client.call_tool(tool, arguments, raise_on_error=False)
            return result.content[0].text, result.structured_content

        listed = [tool.name for tool in await client.list_tools()]
        await calls.call_all("fastmcp", listed, call)


asyncio.run(main())
