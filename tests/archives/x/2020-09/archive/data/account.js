window.YTD.account.part0 = [
  {
    "account": {
      "username": "TansyBakes",
      "accountId": "55",
      "accountDisplayName": "Tansy bakes"
    }
  }
]