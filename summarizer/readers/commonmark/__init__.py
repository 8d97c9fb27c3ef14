"""What Markdown is made of: blocks, inline markup, front matter."""
