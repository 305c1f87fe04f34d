window.YTD.account.part0 = [
  {
    "account": {
      "username": "tansybakes",
      "accountId": "55",
      "accountDisplayName": "Tansy bakes"
    }
  }
]