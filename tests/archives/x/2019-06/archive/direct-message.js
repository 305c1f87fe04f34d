window.YTD.direct_message.part0 = [
  {
    "dmConversation": {
      "messages": [
        {
          "messageCreate": {
            "text": "private words"
          }
        }
      ]
    }
  }
]